from collections import ChainMap

m = ChainMap({"a": 1}, {"a": 2, "b": 3})
m["c"] = 4
print(m["a"], m["b"], m.maps[0], sorted(m), m.new_child({"a": 9})["a"], m.parents["a"])  # expect: 1 3 {'a': 1, 'c': 4} ['a', 'b', 'c'] 9 2
m["zz"]  # raises: KeyError: 'zz'
