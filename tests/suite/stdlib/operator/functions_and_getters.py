import operator as o

print(o.add(1, 2), o.itemgetter(1, 0)("ab"), o.attrgetter("real", "imag")(1j), o.methodcaller("upper")("a"), o.contains([1], 1), o.index(True), o.concat("a", "b"), o.truth([]), o.is_none(None))  # expect: 3 ('b', 'a') (0.0, 1.0) A True 1 ab False True
