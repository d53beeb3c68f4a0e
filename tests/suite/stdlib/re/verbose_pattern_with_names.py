import re

date = re.compile(
    r"""
    (?P<year> \d{4}) - (?P<month> \d{2})   # ISO style
    (?: - (?P<day> \d{2}) )?               # the day is optional
    """,
    re.VERBOSE,
)
print([m.groupdict() for m in date.finditer("2024-05-06 and 1999-12")])  # expect: [{'year': '2024', 'month': '05', 'day': '06'}, {'year': '1999', 'month': '12', 'day': None}]
