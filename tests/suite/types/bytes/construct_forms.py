print(bytes(3), bytes([1, 2, 255]), bytes("é", "utf-8"), bytes(b"x"), bytes(range(3)))  # expect: b'\x00\x00\x00' b'\x01\x02\xff' b'\xc3\xa9' b'x' b'\x00\x01\x02'
