print("a" == b"a", "a" != b"a")  # expect: False True
