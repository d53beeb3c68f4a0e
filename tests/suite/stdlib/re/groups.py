import re

m = re.match(r"(?P<y>\d+)-(?P<m>\d+)(-(\d+))?", "2024-05")
print(m.group(), m.group(1, 2), m["y"], m.groups(), m.groups("?"), m.groupdict(), m.span("m"), m.lastindex, m.lastgroup)  # expect: 2024-05 ('2024', '05') 2024 ('2024', '05', None, None) ('2024', '05', '?', '?') {'y': '2024', 'm': '05'} (5, 7) 2 m
m.group(9)  # raises: IndexError: no such group
