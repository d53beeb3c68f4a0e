d = {"a": 1}
d.update({"b": 2})
d.update([("c", 3), "d4"])
d.update(e=5)
d.update({"a": 0}, f=6)
print(d)  # expect: {'a': 0, 'b': 2, 'c': 3, 'd': '4', 'e': 5, 'f': 6}
