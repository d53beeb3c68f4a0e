print(True | False, True ^ True, True & 1, type(True & True).__name__)  # expect: True False 1 bool
