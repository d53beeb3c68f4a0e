a = [1, 2, 3]
print(a[-1], a[-3])  # expect: 3 1
