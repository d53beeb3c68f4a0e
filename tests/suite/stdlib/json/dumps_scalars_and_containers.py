import json

print(json.dumps([None, True, False, 1, 1.5, "a\"b\\\n\t\u00e9\U0001f600", [], {}, (1, 2)]))  # expect: [null, true, false, 1, 1.5, "a\"b\\\n\t\u00e9\ud83d\ude00", [], {}, [1, 2]]
print(json.dumps({"a": 1, 2: "b", None: 3, True: 4, 1.5: 5}))  # expect: {"a": 1, "2": "b", "null": 3, "true": 4, "1.5": 5}
