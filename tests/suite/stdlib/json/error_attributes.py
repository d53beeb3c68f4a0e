import json

try:
    json.loads('{\n "a": x}')
except json.JSONDecodeError as error:
    print(error.msg, error.lineno, error.colno, error.pos, isinstance(error, ValueError))  # expect: Expecting value 2 7 8 True
