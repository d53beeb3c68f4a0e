import weakref


class A:
    pass


a, b = A(), A()
d = weakref.WeakKeyDictionary({a: 1, b: 2})
s = weakref.WeakSet([a, b])
del a
print(list(d.values()), len(s), b in s)  # expect: [2] 1 True
