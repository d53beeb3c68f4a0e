"aé€".encode("ascii")  # raises: UnicodeEncodeError: 'ascii' codec can't encode characters in position 1-2: ordinal not in range(128)
