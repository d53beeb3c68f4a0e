from pprint import pprint

pprint({"name": "x" * 30, "items": list(range(20)), "nested": {"b": 1, "a": [2, 3]}}, width=50)

# expect-output:
# | {'items': [0,
# |            1,
# |            2,
# |            3,
# |            4,
# |            5,
# |            6,
# |            7,
# |            8,
# |            9,
# |            10,
# |            11,
# |            12,
# |            13,
# |            14,
# |            15,
# |            16,
# |            17,
# |            18,
# |            19],
# |  'name': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# |  'nested': {'a': [2, 3], 'b': 1}}
