s = set()
for i in range(5000):
    s.add(i * 7919 % 5003)
for i in range(0, 5003, 2):
    s.discard(i)
print(len(s), sum(s), 4999 in s, 5000 in s)  # expect: 2500 6252914 True False
