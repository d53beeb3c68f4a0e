import json

d = {"b": [1, {"c": 2}], "a": "é"}
print(json.dumps(d, indent=2, sort_keys=True, ensure_ascii=False))
print(json.dumps(d, separators=(",", ":")), json.dumps([], indent=2), json.dumps({1: 2}, indent="\t").encode())

# expect-output:
# | {
# |   "a": "é",
# |   "b": [
# |     1,
# |     {
# |       "c": 2
# |     }
# |   ]
# | }
# | {"b":[1,{"c":2}],"a":"\u00e9"} [] b'{\n\t"1": 2\n}'
