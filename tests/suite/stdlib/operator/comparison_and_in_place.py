import operator as o

a = [1]
print(o.lt(1, 2), o.iadd(a, [2]) is a, a, o.pow(2, 3), o.not_(0), o.is_(a, a), o.countOf("banana", "a"), o.indexOf([3, 4], 4), o.call(len, "ab"))  # expect: True True [1, 2] 8 True True 3 1 2
o.itemgetter("k")({})  # raises: KeyError: 'k'
