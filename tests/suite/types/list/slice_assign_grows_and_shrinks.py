a = [0, 1, 2, 3]
a[1:3] = "xyz"
print(a)  # expect: [0, 'x', 'y', 'z', 3]
a[1:4] = []
print(a)  # expect: [0, 3]
a[1:1] = [8, 9]
print(a)  # expect: [0, 8, 9, 3]
