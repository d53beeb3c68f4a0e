import re

print(re.escape("a.b*c [x] é_1-\n").encode(), re.match(re.escape("1+1=2"), "1+1=2") is not None)  # expect: b'a\\.b\\*c\\ \\[x\\]\\ \xc3\xa9_1\\-\\\n' True
