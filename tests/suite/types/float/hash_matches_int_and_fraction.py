print(hash(2.0), hash(0.5), hash(float("inf")), hash(-0.0), hash(1e300) == hash(int(1e300)))  # expect: 2 1152921504606846976 314159 0 True
