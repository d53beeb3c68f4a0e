m = memoryview(bytearray(8)).cast("I")
m[0] = 1
m[1] = 0x01020304
print(m.tolist(), m.itemsize, bytes(m))  # expect: [1, 16909060] 4 b'\x01\x00\x00\x00\x04\x03\x02\x01'
