sign = lambda x: -1 if x < 0 else 1 if x > 0 else 0
print(sign(-5), sign(0), sign(3))  # expect: -1 0 1
