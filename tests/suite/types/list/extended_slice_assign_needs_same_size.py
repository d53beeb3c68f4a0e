a = [0, 1, 2, 3]
a[::2] = [9, 8]
print(a)  # expect: [9, 1, 8, 3]
a[::2] = [1]  # raises: ValueError: attempt to assign sequence of size 1 to extended slice of size 2
