s = "e\u0301"
print(len(s), s == "é", s[0])  # expect: 2 False e
