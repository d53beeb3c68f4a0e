print(hash(2**61 - 1), hash(2**61), hash(-1), hash(-2), hash(10**30))  # expect: 0 1 -2 -2 465258685558744706
