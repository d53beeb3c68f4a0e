from collections import Counter

c = Counter("abracadabra")
print(c.most_common(2), c["z"], sum(c.values()), c.total())  # expect: [('a', 5), ('b', 2)] 0 11 11
c.subtract("aaaaaaa")
print(c["a"], +Counter(a=1, b=-1), sorted(Counter("ab").elements()))  # expect: -2 Counter({'a': 1}) ['a', 'b']
