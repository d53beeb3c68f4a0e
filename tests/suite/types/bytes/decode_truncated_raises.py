b"a\xe2\x82".decode("utf-8")  # raises: UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 1-2: unexpected end of data
