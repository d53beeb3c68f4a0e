import re

m = re.match("(a)(b)?", "a")
print(m.expand(r"\1-\2-\g<1>"))  # expect: a--a
re.sub("a", r"\2", "a")  # raises: re.PatternError: invalid group reference 2 at position 1
