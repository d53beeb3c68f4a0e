s = "aé€"
print(s.encode("ascii", "ignore"), s.encode("ascii", "replace"), s.encode("ascii", "xmlcharrefreplace"), s.encode("ascii", "backslashreplace"), s.encode("ascii", "namereplace"))  # expect: b'a' b'a??' b'a&#233;&#8364;' b'a\\xe9\\u20ac' b'a\\N{LATIN SMALL LETTER E WITH ACUTE}\\N{EURO SIGN}'
