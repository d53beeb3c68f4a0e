import unicodedata

print(unicodedata.name("é"), unicodedata.lookup("BULLET"), unicodedata.category("a"), unicodedata.digit("7"))  # expect: LATIN SMALL LETTER E WITH ACUTE • Ll 7
print(unicodedata.normalize("NFD", "é") == "e\u0301")  # expect: True
