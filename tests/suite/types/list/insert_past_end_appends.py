a = [1]
a.insert(9, 2)
print(a)  # expect: [1, 2]
