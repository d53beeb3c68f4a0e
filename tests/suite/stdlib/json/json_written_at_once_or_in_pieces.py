# Documents that are written at once, and those with something in them that is not.
import json


class Name(str):
    pass


class Number(float):
    pass


class Encoder(json.JSONEncoder):
    def default(self, o):
        return {"default": repr(o)}


class Counting(json.JSONEncoder):
    def iterencode(self, o, _one_shot=False):
        print("asked", _one_shot)
        return super().iterencode(o, _one_shot)


loop = []
loop.append(loop)
deep = []
for _ in range(300):
    deep = [deep]
for o in ({"a": [1, 2.5, None, True], "b": "é\n"}, [Name("x"), Number(1.5)], {1: 2, None: 4}, [{1, 2}], {(1, 2): 3}, [float("inf")], loop):
    for options in ({}, {"cls": Encoder}, {"cls": Counting, "indent": 2}, {"default": str, "allow_nan": False}):
        try:
            print(json.dumps(o, **options))
        except (TypeError, ValueError, RecursionError) as error:
            print(type(error).__name__, error, getattr(error, "__notes__", None))
print(len(json.dumps(deep)), list(json.JSONEncoder().iterencode([1, {"a": 2}])))

# expect-output:
# | {"a": [1, 2.5, null, true], "b": "\u00e9\n"}
# | {"a": [1, 2.5, null, true], "b": "\u00e9\n"}
# | asked True
# | {
# |   "a": [
# |     1,
# |     2.5,
# |     null,
# |     true
# |   ],
# |   "b": "\u00e9\n"
# | }
# | {"a": [1, 2.5, null, true], "b": "\u00e9\n"}
# | ["x", 1.5]
# | ["x", 1.5]
# | asked True
# | [
# |   "x",
# |   1.5
# | ]
# | ["x", 1.5]
# | {"1": 2, "null": 4}
# | {"1": 2, "null": 4}
# | asked True
# | {
# |   "1": 2,
# |   "null": 4
# | }
# | {"1": 2, "null": 4}
# | TypeError Object of type set is not JSON serializable ['when serializing list item 0']
# | [{"default": "{1, 2}"}]
# | asked True
# | TypeError Object of type set is not JSON serializable ['when serializing list item 0']
# | ["{1, 2}"]
# | TypeError keys must be str, int, float, bool or None, not tuple None
# | TypeError keys must be str, int, float, bool or None, not tuple None
# | asked True
# | TypeError keys must be str, int, float, bool or None, not tuple None
# | TypeError keys must be str, int, float, bool or None, not tuple None
# | [Infinity]
# | [Infinity]
# | asked True
# | [
# |   Infinity
# | ]
# | ValueError Out of range float values are not JSON compliant: inf ['when serializing list item 0']
# | ValueError Circular reference detected ['when serializing list item 0']
# | ValueError Circular reference detected ['when serializing list item 0']
# | asked True
# | ValueError Circular reference detected ['when serializing list item 0']
# | ValueError Circular reference detected ['when serializing list item 0']
# | 602 ['[1', ', ', '{', '"a"', ': ', '2', '}', ']']
