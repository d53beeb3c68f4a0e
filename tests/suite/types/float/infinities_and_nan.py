inf = float("inf")
nan = float("nan")
print(inf, -inf, nan, inf - inf, inf * 0, nan == nan, nan != nan, nan < 1, inf > 10**400)  # expect: inf -inf nan nan nan False True False True
