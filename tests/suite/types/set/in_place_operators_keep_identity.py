a = b = {1, 2, 3}
a |= {4}
a &= {2, 3, 4}
a -= {2}
a ^= {3, 9}
print(sorted(a), a is b)  # expect: [4, 9] True
