import re

print(re.split(r"[,;]\s*", "a, b;c"), re.split(r"(,)", "a,b"), re.split("x*", "axbc"), re.split(",", "a,b,c", maxsplit=1))  # expect: ['a', 'b', 'c'] ['a', ',', 'b'] ['', 'a', '', 'b', 'c', ''] ['a', 'b,c']
