def err(f):
    try:
        return f()
    except BaseException as e:
        return (type(e).__name__, str(e))

class Ix:

    def __index__(s):
        return 3

def gen(*a):
    yield from a
print(bytearray(4), bytearray(), bytearray(b'a'), bytearray('a', 'utf8'), bytearray([1, 2]), bytearray(gen(1, 2)), bytearray(Ix()), err(lambda: bytearray('a')), err(lambda: bytearray(-1)), err(lambda: bytearray(1, 2, 3, 4)), err(lambda: bytearray(x=1)), bytearray(source='a', encoding='utf8'), err(lambda: bytearray(1.5)), err(lambda: bytearray([256])), err(lambda: bytearray(3, 'utf8')))  # expect: bytearray(b'\x00\x00\x00\x00') bytearray(b'') bytearray(b'a') bytearray(b'a') bytearray(b'\x01\x02') bytearray(b'\x01\x02') bytearray(b'\x00\x00\x00') ('TypeError', 'string argument without an encoding') ('ValueError', 'negative count') ('TypeError', 'bytearray() takes at most 3 arguments (4 given)') ('TypeError', "bytearray() got an unexpected keyword argument 'x'") bytearray(b'a') ('TypeError', "cannot convert 'float' object to bytearray") ('ValueError', 'byte must be in range(0, 256)') ('TypeError', 'encoding without a string argument')

class BA(bytearray):
    pass
print(BA(3), type(BA(3)), BA(b'abc')[1], type(bytearray(BA(2))))  # expect: BA(b'\x00\x00\x00') <class '__main__.BA'> 98 <class 'bytearray'>
