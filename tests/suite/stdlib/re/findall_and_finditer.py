import re

print(re.findall(r"\w+", "a bc, d"), re.findall(r"(\w)(\d)", "a1b2"), re.findall("(x)?y", "xyy"), [m.start() for m in re.finditer("a*", "baac")])  # expect: ['a', 'bc', 'd'] [('a', '1'), ('b', '2')] ['x', ''] [0, 1, 3, 4]
