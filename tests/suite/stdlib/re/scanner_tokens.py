import re

token = re.compile(r"(?P<num>\d+)|(?P<op>[-+*/()])|(?P<space>\s+)")
print([(m.lastgroup, m.group()) for m in token.finditer("12 + (3*4)") if m.lastgroup != "space"])  # expect: [('num', '12'), ('op', '+'), ('op', '('), ('num', '3'), ('op', '*'), ('num', '4'), ('op', ')')]
