x = 'abc\x1g'
