s = "x" * 100 + "é" + "y" * 100 + "😀"
print(s.find("é"), s.find("😀"), s.rfind("y"), s.count("y"), s.find("€"), s.replace("😀", "").isascii(), "éy" in s)  # expect: 100 201 200 100 -1 False True
