s = {5, 3, 1}
s.add(4)
s.remove(3)
print(sorted(s), 3 in s, len(s), min(s), sum(s))  # expect: [1, 4, 5] False 3 1 10
