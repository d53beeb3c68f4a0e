b = bytearray(b"x")
m = memoryview(b).toreadonly()
print(m.readonly, m.obj is b, m.hex())  # expect: True True 78
