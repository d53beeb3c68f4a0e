import re

print(re.findall(r"(\w)\1", "aabbcd"), bool(re.fullmatch(r"(?P<q>['\"]).*(?P=q)", "'x'")), [bool(re.fullmatch(r"(<)?a(?(1)>|!)", s)) for s in ("<a>", "a!", "<a!")])  # expect: ['a', 'b'] True [True, True, False]
