import re

print(re.sub(r"(\w)(\d)", r"\2\1", "a1 b2"), re.sub("a", lambda m: m.group().upper(), "banana", count=2), re.sub(r"(?P<n>x)", r"<\g<n>\g<0>\g<1>>", "x"), re.subn("a", "b", "aa"), re.sub("x*", "-", "abxd"))  # expect: 1a 2b bAnAna <xxx> ('bb', 2) -a-b--d-
