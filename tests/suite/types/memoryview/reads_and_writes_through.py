b = bytearray(b"abcdef")
m = memoryview(b)
m[0] = 120
m[1:3] = b"YZ"
print(b, m[3], m[-1], bytes(m[2:4]), m.tolist()[:2])  # expect: bytearray(b'xYZdef') 100 102 b'Zd' [120, 89]
