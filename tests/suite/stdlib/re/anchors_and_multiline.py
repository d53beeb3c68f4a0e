import re

t = "one\ntwo\n"
print(re.findall("^.+$", t), re.findall("^.+$", t, re.M), re.findall(r"\A\w+", t, re.M), re.search(r"o\Z", t), re.search("two$", t).start())  # expect: [] ['one', 'two'] ['one'] None 4
