try:
    [1] * (1 << 62)
except MemoryError as error:
    print(repr(error))  # expect: MemoryError()
