x = 1 + \
    2
assert x == 3 and \
    True
print(x)  # expect: 3
