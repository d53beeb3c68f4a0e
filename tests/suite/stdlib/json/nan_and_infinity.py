import json

print(json.dumps([float("nan"), float("inf"), -float("inf")]), json.loads("[NaN, -Infinity]"))  # expect: [NaN, Infinity, -Infinity] [nan, -inf]
json.dumps(float("nan"), allow_nan=False)  # raises: ValueError: Out of range float values are not JSON compliant: nan
