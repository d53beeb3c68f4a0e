print(sorted([3, 1.5, 2, float("-inf"), True, 10**20, 1e19]))  # expect: [-inf, True, 1.5, 2, 3, 1e+19, 100000000000000000000]
