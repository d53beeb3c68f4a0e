for text in ('', ' ', 'a', ' a ', 'a b', '\ta\n b\x1cc\x85d ', 'é à  ü', '\u3000x\u2003yy ', '𝒳 𝒴', 'one  two   three '):
    print(text.split(), text.split(None, 1), text.rsplit(None, 1))
print('a,b,,c'.split(','), ('xy' * 3).split('y', 2), 'abc'.split(','))


class Sub(str):
    pass


one = Sub('abc').split()[0]
print(type(one), type(Sub('a b').split()[0]))
print(b' a bc\x0bd '.split(), bytearray(b'x y').split())

# expect-output:
# | [] [] []
# | [] [] []
# | ['a'] ['a'] ['a']
# | ['a'] ['a'] ['a']
# | ['a', 'b'] ['a', 'b'] ['a', 'b']
# | ['a', 'b', 'c', 'd'] ['a', 'b\x1cc\x85d '] ['\ta\n b\x1cc', 'd']
# | ['é', 'à', 'ü'] ['é', 'à  ü'] ['é à', 'ü']
# | ['x', 'yy'] ['x', 'yy '] ['\u3000x', 'yy']
# | ['𝒳', '𝒴'] ['𝒳', '𝒴'] ['𝒳', '𝒴']
# | ['one', 'two', 'three'] ['one', 'two   three '] ['one  two', 'three']
# | ['a', 'b', '', 'c'] ['x', 'x', 'xy'] ['abc']
# | <class 'str'> <class 'str'>
# | [b'a', b'bc', b'd'] [bytearray(b'x'), bytearray(b'y')]
