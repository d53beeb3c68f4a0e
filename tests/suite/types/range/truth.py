print(bool(range(0)), bool(range(1)))  # expect: False True
