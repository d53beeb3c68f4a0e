import json

print(json.dumps({(1, 2): 3, "a": 1}, skipkeys=True))  # expect: {"a": 1}
json.dumps({(1, 2): 3})  # raises: TypeError: keys must be str, int, float, bool or None, not tuple
