import re

print(re.findall("ß", "ẞß", re.I), re.findall("k", "K\u212a", re.I), re.findall("[a-z]", "É\u017f", re.I), re.findall("Σ", "σς", re.I))  # expect: ['ẞ', 'ß'] ['K', 'K'] ['ſ'] ['σ', 'ς']
