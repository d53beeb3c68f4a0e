import re

p = re.compile(r"(?P<w>\w+)")
print(p.search("ab cd", 2).group(), p.match("ab", 1).span(), p.fullmatch("abc", 0, 2).group(), p.groups, p.groupindex, p.pattern, p.flags)  # expect: cd (1, 2) ab 1 {'w': 1} (?P<w>\w+) 32
