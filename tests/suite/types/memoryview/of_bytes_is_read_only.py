m = memoryview(b"abc")
print(m.readonly, m.format, m.itemsize, m.nbytes, m.shape, m.strides, m.ndim)  # expect: True B 1 3 (3,) (1,) 1
m[0] = 1  # raises: TypeError: cannot modify read-only memory
