import struct

print(struct.pack(">I", 258), struct.pack("!H", 1), struct.pack("<d", 1.5), struct.pack("3s2x?c", b"ab", True, b"z"), struct.unpack("<4s", b"abcd"))  # expect: b'\x00\x00\x01\x02' b'\x00\x01' b'\x00\x00\x00\x00\x00\x00\xf8?' b'ab\x00\x00\x00\x01z' (b'abcd',)
