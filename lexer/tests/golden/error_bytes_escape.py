b'abc\xg'
