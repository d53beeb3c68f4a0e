import json

a = []
a.append(a)
try:
    json.dumps(a)
except ValueError as error:
    print(error)  # expect: Circular reference detected
