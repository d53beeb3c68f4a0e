import re

print(re.match(r"(a+)+$", "a" * 18 + "b"), re.match(r"(x*)*y", "x" * 15))  # expect: None None
