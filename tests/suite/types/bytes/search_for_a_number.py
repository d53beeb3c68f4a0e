b = b"abcab"
print(b.find(98), b.count(97), 99 in b, b"bc" in b, b.index(b"b", 2), b.rfind(97))  # expect: 1 2 True True 4 3
