a = [1]
a.insert(-9, 0)
print(a)  # expect: [0, 1]
