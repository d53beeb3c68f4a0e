import json

print(json.loads(' {"a": [1, -2.5e3, true, null, "\\u00e9\\n\\ud83d\\ude00"]} '), json.loads("12345678901234567890"), json.loads(b'"x"'))  # expect: {'a': [1, -2500.0, True, None, 'é\n😀']} 12345678901234567890 x
