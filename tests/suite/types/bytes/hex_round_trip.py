print(b"\x01\xab\xff".hex(), b"\x01\xab\xff".hex(":"), b"abcdef".hex("-", 4), bytes.fromhex("01 ab\nFF"))  # expect: 01abff 01:ab:ff 6162-63646566 b'\x01\xab\xff'
