import struct

print(struct.pack("<ihB", 1, -2, 255), struct.unpack("<ihB", b"\x01\x00\x00\x00\xfe\xff\xff"), struct.calcsize("<ihB"), struct.calcsize("bi"))  # expect: b'\x01\x00\x00\x00\xfe\xff\xff' (1, -2, 255) 7 8
