a = [1, 2, 1.0, 2]
a.remove(2.0)
print(a)  # expect: [1, 1.0, 2]
