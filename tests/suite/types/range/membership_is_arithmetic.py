r = range(0, 10**18, 7)
print(7 * 10**15 in r, 8 in r)  # expect: True False
