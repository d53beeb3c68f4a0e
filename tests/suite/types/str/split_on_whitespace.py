print("  a  b\tc\n".split(), "".split(), " ".split(), "a b c d".split(None, 2), "a b  c ".rsplit(None, 1))  # expect: ['a', 'b', 'c'] [] [] ['a', 'b', 'c d'] ['a b', 'c']
