nan = float("nan")
print([nan, nan, float("nan")].count(nan))  # expect: 2
print([1, True, 1.0, "1"].count(1))  # expect: 3
