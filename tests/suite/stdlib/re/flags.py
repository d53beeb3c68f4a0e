import re

print(re.findall("a.b", "a\nb A\nB", re.S | re.I), re.findall(r"(?i:a)b", "Ab AB"), re.findall(r"(?s).+", "a\nb"), re.findall("é", "É", re.I), re.findall(r"\w", "é", re.A), re.match("a b # c", "ab", re.X).group())  # expect: ['a\nb', 'A\nB'] ['Ab'] ['a\nb'] ['É'] [] ab
