import operator as o

d = {"a": 1}
o.setitem(d, "b", 2)
o.delitem(d, "a")
print(d, o.getitem(d, "b"), o.is_not(1, 2), o.is_not_none(None), o.ne(1, 2), o.ge(2, 2), o.and_(6, 3), o.or_(6, 3), o.inv(5), o.length_hint([1, 2]))  # expect: {'b': 2} 2 True False True True 2 7 -6 2
