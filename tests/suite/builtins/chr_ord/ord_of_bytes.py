print(ord(b"a"), ord(bytearray(b"b")))  # expect: 97 98
