print(hash(slice(1, 2)) == hash(slice(1, 2)), slice(1) == slice(None, 1, None))  # expect: True True
