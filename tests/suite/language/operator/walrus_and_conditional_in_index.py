a = [10, 20, 30]
print(a[i := 1], i, a[0 if i else 2])  # expect: 20 1 10
