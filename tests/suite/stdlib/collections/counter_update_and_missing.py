from collections import Counter

c = Counter(["a", "b"])
c.update({"a": 5})
c.update("ab")
del c["zzz"]
print(c, c["nothing"], "nothing" in c, Counter(a=2) + Counter(a=-2))  # expect: Counter({'a': 7, 'b': 2}) 0 False Counter()
