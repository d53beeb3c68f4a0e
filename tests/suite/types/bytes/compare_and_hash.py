print(b"a" < b"b", b"a" == bytearray(b"a"), hash(b"ab") == hash(bytes([97, 98])), b"a" == "a")  # expect: True True True False
