import json

print(json.loads('{"a": 1.5, "b": 2}', parse_float=str, parse_int=lambda s: s + "!", object_hook=lambda d: sorted(d.items())))  # expect: [('a', '1.5'), ('b', '2!')]
print(json.loads('{"a": 1, "a": 2}', object_pairs_hook=list))  # expect: [('a', 1), ('a', 2)]
