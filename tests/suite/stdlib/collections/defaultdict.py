from collections import defaultdict

d = defaultdict(list)
d["a"].append(1)
print(d, d.get("b"), "b" in d, d.default_factory)  # expect: defaultdict(<class 'list'>, {'a': [1]}) None False <class 'list'>
d.default_factory = None
d["c"]  # raises: KeyError: 'c'
