t = (1, 2, 1, 3)
print(t.count(1), t.index(1, 1), t.index(3))  # expect: 2 2 3
