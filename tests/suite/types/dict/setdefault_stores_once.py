d = {}
d.setdefault("k", []).append(1)
d.setdefault("k", []).append(2)
print(d, d.setdefault("n"))  # expect: {'k': [1, 2], 'n': None} None
