import re

print(re.findall(r"[^a-c\d]", "abxz19_"), re.findall(r"\bfoo\b", "foo food foo"), re.findall(r"\S+\s", "a b c"), re.findall(r"[\w.-]+@\w+", "me.x@site you@b"), re.findall(r"[]a]", "]ab"))  # expect: ['x', 'z', '_'] ['foo', 'foo'] ['a ', 'b '] ['me.x@site', 'you@b'] [']', 'a']
