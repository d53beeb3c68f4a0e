import re

print(re.search("o+", "foo"), re.compile("a", re.I | re.M))  # expect: <re.Match object; span=(1, 3), match='oo'> re.compile('a', re.IGNORECASE|re.MULTILINE)
