import re

print(re.findall(r"\d+(?=€)", "5€ 6$ 7€"), re.findall(r"(?<=\$)\d+", "$5 6"), re.findall(r"a(?!b)", "ab ac"), re.findall(r"(?<!x)y", "xy zy"))  # expect: ['5', '7'] ['5'] ['a'] ['y']
