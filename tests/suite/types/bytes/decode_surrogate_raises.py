b"\xed\xa0\x80".decode("utf-8")  # raises: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte
