import re

print(re.match("b", "abc"), re.search("b", "abc").span(), re.fullmatch("a.c", "abc").group(), re.fullmatch("a", "ab"))  # expect: None (1, 2) abc None
