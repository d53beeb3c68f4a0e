import re

t = "<a><b>"
print(re.match("<.*>", t).group(), re.match("<.*?>", t).group(), re.match("a|ab", "ab").group(), re.findall("(?:ab|a)(?:c|bcd)", "abcd ac"))  # expect: <a><b> <a> a ['abc', 'ac']
