(256).to_bytes(1)  # raises: OverflowError: int too big to convert
