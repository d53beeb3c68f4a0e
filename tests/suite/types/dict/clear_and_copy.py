d = {"a": [1]}
c = d.copy()
d.clear()
print(d, c)  # expect: {} {'a': [1]}
