import json


class Encoder(json.JSONEncoder):
    def default(self, o):
        return sorted(o)


print(json.dumps({"s": {2, 1}}, cls=Encoder), json.dumps([1j], default=str))  # expect: {"s": [1, 2]} ["1j"]
