import re

print(re.findall("a{2,3}", "aaaaa"), re.findall("a+?", "aaa"), re.match("a{2}", "a"), re.match("(a|ab)(c|bcd)(d*)", "abcd").groups(), re.findall("a*+b", "aab"), re.match("(?>a+)ab", "aaab"))  # expect: ['aaa', 'aa'] ['a', 'a', 'a'] None ('a', 'bcd', '') ['aab'] None
