import struct

s = struct.Struct("<BH")
print(list(s.iter_unpack(b"\x01\x02\x00\x03\x04\x00")), s.size, s.format)  # expect: [(1, 2), (3, 4)] 3 <BH
b = bytearray(5)
s.pack_into(b, 1, 7, 8)
print(b, s.unpack_from(b, 1))  # expect: bytearray(b'\x00\x07\x08\x00\x00') (7, 8)
