print(2**53 + 1 == 2.0**53, 2**53 < 2.0**53 + 2, 10**400 > 1e308, 10**400 < float("inf"))  # expect: False True True True
