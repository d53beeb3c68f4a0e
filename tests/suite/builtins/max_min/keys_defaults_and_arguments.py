print(max([3, 1, 2]), min("bca"), max(1, 2, 3), min([], default="none"), max("aaa", "bb", key=len), max([1, 1.0, True]))  # expect: 3 a 3 none aaa 1
