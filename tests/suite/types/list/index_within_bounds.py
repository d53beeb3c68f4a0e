a = list("abcabc")
print(a.index("b"))  # expect: 1
print(a.index("b", 2))  # expect: 4
print(a.index("b", -3, -1))  # expect: 4
