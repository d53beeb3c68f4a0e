import re

print(len(re.match("(?:ab)*", "ab" * 100000).group()), re.search("(a|b)*c", "ab" * 20000 + "c").end(), len(re.split(",", "x," * 50000)))  # expect: 200000 40001 50001
