import re

print(re.findall(r"\d", "1٣x"), re.findall(r"\w+", "naïve Ελλάδα 名前"), re.findall(r"\s", "a\u2003b\u00a0"))  # expect: ['1', '٣'] ['naïve', 'Ελλάδα', '名前'] ['\u2003', '\xa0']
