"ab" * (1 << 62)  # raises: OverflowError: repeated string is too long
