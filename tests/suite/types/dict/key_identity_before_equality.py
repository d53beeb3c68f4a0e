nan = float("nan")
d = {nan: 1}
print(nan in d, float("nan") in d)  # expect: True False
