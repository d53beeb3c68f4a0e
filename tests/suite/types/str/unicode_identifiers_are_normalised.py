ﬁn = 3
print(fin, "fin" in globals())  # expect: 3 True
