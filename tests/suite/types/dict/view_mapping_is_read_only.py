d = {"a": 1}
m = d.keys().mapping
print(m, type(m).__name__)  # expect: {'a': 1} mappingproxy
m["b"] = 2  # raises: TypeError: 'mappingproxy' object does not support item assignment
