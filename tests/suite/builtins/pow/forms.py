print(pow(2, 3), pow(2, 3, 5), pow(2, -2), pow(2.0, 3), pow(base=2, exp=5, mod=7))  # expect: 8 3 0.25 8.0 4
