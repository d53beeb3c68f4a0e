import array

def err(f):
    try:
        return f()
    except BaseException as e:
        return (type(e).__name__, str(e))

class Ix:

    def __index__(s):
        return 3
a = array.array('i', [1, 2, 3])
m = memoryview(a)
print(err(lambda: a.append(1)), m[1], err(lambda: m[9]), m[-1])  # expect: ('BufferError', 'cannot resize an array that is exporting buffers') 2 ('IndexError', 'index out of bounds on dimension 1') 3
m[0] = 5
print(a[0], err(lambda: m.__setitem__(0, 'a')))  # expect: 5 ('TypeError', "memoryview: invalid type for format 'i'")
m.release()
print(err(lambda: m[0]))  # expect: ('ValueError', 'operation forbidden on released memoryview object')
b = bytearray(5)
m = memoryview(b)
m[1] = 200
print(b, m[1], m[-4], err(lambda: m.__setitem__(1, 256)), err(lambda: m.__setitem__(1, -1)), err(lambda: m.__setitem__(9, 1)), err(lambda: m[5]))  # expect: bytearray(b'\x00\xc8\x00\x00\x00') 200 200 ('ValueError', "memoryview: invalid value for format 'B'") ('ValueError', "memoryview: invalid value for format 'B'") ('IndexError', 'index out of bounds on dimension 1') ('IndexError', 'index out of bounds on dimension 1')
m2 = m[1:3]
print(m2[0], m[::-1][3], m[:4].cast('H')[0])  # expect: 200 200 51200
m2[1] = 7
print(b)  # expect: bytearray(b'\x00\xc8\x07\x00\x00')
m[Ix()] = 1
print(m[Ix()])  # expect: 1
m = memoryview(b'abc')
print(m[0], err(lambda: m.__setitem__(0, 1)))  # expect: 97 ('TypeError', 'cannot modify read-only memory')
m = memoryview(bytes(range(8))).cast('B', (2, 4))
print(m[1, 2], err(lambda: m[1]))  # expect: 6 ('NotImplementedError', 'multi-dimensional sub-views are not implemented')
