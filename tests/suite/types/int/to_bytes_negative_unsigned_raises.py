(-1).to_bytes(2)  # raises: OverflowError: can't convert negative int to unsigned
