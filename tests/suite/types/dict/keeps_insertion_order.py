d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 9
print(d)  # expect: {'b': 9, 'a': 2, 'c': 3}
del d["b"]
d["b"] = 0
print(d)  # expect: {'a': 2, 'c': 3, 'b': 0}
