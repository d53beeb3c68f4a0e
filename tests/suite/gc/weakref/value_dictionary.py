import weakref


class A:
    pass


d = weakref.WeakValueDictionary()
a = d["a"] = A()
d["b"] = A()
print(list(d), len(d), d.get("b"))  # expect: ['a'] 1 None
del a
print(len(d))  # expect: 0
