import json
from collections import OrderedDict
from enum import IntEnum


class N(IntEnum):
    ONE = 1


print("".join(json.JSONEncoder().iterencode([1, {"a": None}])), json.dumps(OrderedDict(b=1, a=2)), json.dumps(N.ONE), json.dumps({N.ONE: True}))  # expect: [1, {"a": null}] {"b": 1, "a": 2} 1 {"1": true}
