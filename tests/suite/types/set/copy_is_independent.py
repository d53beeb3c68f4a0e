a = {1}
b = a.copy()
b.add(2)
print(a, b, a is b)  # expect: {1} {1, 2} False
