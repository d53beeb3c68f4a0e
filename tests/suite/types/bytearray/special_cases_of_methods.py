array = bytearray(b'1234')
short = array.zfill(2)
print(short, short is array, array.zfill(6))  # expect: bytearray(b'1234') False bytearray(b'001234')
print(bytearray(b'..%(foo)b..') % {b'foo': b'abc'})  # expect: bytearray(b'..abc..')


class Dégât(bytearray):
    pass


print(repr(Dégât(b'a')))  # expect: Dégât(b'a')


class Both(str):
    def __bytes__(self):
        return b'own'


print(bytes(Both('x')))  # expect: b'own'
