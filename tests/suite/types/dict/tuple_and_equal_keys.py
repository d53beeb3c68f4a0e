class Key(int):
    def __eq__(self, other):
        return True

    __hash__ = int.__hash__


d = {(1, "a"): 1, (1, 2): 2, 1: 3, 2**61 - 1: 4, -1: 5, -2: 6}
print(d[1.0], d[True], (1.0, "a") in d, (1, 2.0) in d, (1, "b") in d, 0 in d, 2**61 - 1 in d, -2 in d, Key(0) in {0: 1})  # expect: 3 3 True True False False True True True
print(hash((1, "a")) == hash((1.0, "a")), hash(2**61 - 1), hash(-1), hash(-(2**61)), hash(2**61), Key(5) in {5: 1})  # expect: True 0 -2 -2 1 True
d[True] = "t"
d[(True, 2)] = "u"
print(d)  # expect: {(1, 'a'): 1, (1, 2): 'u', 1: 't', 2305843009213693951: 4, -1: 5, -2: 6}
