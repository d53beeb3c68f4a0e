import re

print(re.sub(r"\[(.*?)\]", lambda m: re.sub(r"\d", lambda d: str(int(d.group()) + 1), m.group(1)), "1 [2 3] 4 [5]"))  # expect: 1 3 4 4 6
