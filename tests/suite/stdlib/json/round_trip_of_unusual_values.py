import json

values = [0.1, 1e300, -0.0, 10**25, "\u2028\x7f\ud800", {"": {"": []}}, [[[]]]]
for v in values:
    assert json.loads(json.dumps(v)) == v
    print(ascii(json.dumps(v)))

# expect-output:
# | '0.1'
# | '1e+300'
# | '-0.0'
# | '10000000000000000000000000'
# | '"\\u2028\\u007f\\ud800"'
# | '{"": {"": []}}'
# | '[[[]]]'
