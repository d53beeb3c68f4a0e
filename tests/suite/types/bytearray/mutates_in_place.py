b = bytearray(b"abc")
b[0] = 120
b.append(100)
b.extend(b"ef")
b.insert(0, 33)
del b[1]
print(b, len(b))  # expect: bytearray(b'!bcdef') 6
