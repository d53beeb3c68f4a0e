s = "x" * 1000000
print(len(s), len(s + s), s.count("x"), s[999999])  # expect: 1000000 2000000 1000000 x
