s = "abcabc"
print(s.find("b"), s.rfind("b"), s.find("z"), s.find("c", 3), s.find("a", -3, -1), s.find(""), s.rfind(""), s.find("", 7))  # expect: 1 4 -1 5 3 0 6 -1
