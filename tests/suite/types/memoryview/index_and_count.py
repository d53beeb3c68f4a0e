m = memoryview(b"abca")
print(m.index(97, 1), m.count(97), 98 in m)  # expect: 3 2 True
