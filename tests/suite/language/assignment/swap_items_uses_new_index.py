a = [1, 0]
i = 0
i, a[i] = 1, "x"
print(i, a)  # expect: 1 [1, 'x']
