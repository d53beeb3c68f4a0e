a = [1, 2, 3]
a.extend(x * 10 for x in a[:])
a[2:2] = (x for x in a if x < 3)
print(a)  # expect: [1, 2, 1, 2, 3, 10, 20, 30]
