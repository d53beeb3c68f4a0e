[1] * (1 << 70)  # raises: OverflowError: cannot fit 'int' into an index-sized integer
