import types

d = {"a": 1}
p = types.MappingProxyType(d)
d["b"] = 2
print(p, p["b"], len(p), "a" in p, p | {"c": 3}, p.copy() is d)  # expect: {'a': 1, 'b': 2} 2 2 True {'a': 1, 'b': 2, 'c': 3} False
del p["a"]  # raises: TypeError: 'mappingproxy' object does not support item deletion
