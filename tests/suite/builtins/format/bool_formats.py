print(f"{True:d} {True:5} {True!s:>5} {False:b} {True:.1f}")  # expect: 1     1  True 0 1.0
