import unicodedata

print(unicodedata.name("\u00e9"))  # expect: LATIN SMALL LETTER E WITH ACUTE
print(unicodedata.lookup("GREEK SMALL LETTER ALPHA"))  # expect: α
print(unicodedata.category("A"), unicodedata.decimal("7"), unicodedata.numeric("\u00bd"))  # expect: Lu 7 0.5
print(unicodedata.normalize("NFD", "\u00e9") == "e\u0301")  # expect: True
print(unicodedata.unidata_version.count("."))  # expect: 2
