import re

m = re.match(r"(?:(a)|(b))*", "aba")
print(m.groups(), re.match(r"(\w)+", "xyz").group(1), re.match(r"((a)|b)+", "ab").groups())  # expect: ('a', 'b') z ('b', 'a')
