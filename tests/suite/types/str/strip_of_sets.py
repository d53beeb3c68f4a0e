print(repr("..ab.,".strip(".,")), repr("xxaxx".lstrip("x")), repr("xxaxx".rstrip("x")), repr("aaa".strip("a")))  # expect: 'ab' 'axx' 'xxa' ''
print(repr("éaé".strip("é")), repr("日a日".strip("日x")), repr("éa".strip("a")), repr("~a~".strip("\x7f~")))  # expect: 'a' 'a' 'é' 'a'
print(repr("\x80a\x80".strip("\x00a")), repr(" a ".strip("")), repr("\u2003a\u2003".strip()), repr("".strip("a")))  # expect: '\x80a\x80' ' a ' 'a' ''
print("a b  c".split(), ("word " * 300).split()[-1], len(("ab " * 2000).split()), "a b c".split(None, 1))  # expect: ['a', 'b', 'c'] word 2000 ['a', 'b c']
