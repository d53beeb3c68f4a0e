import weakref


class A:
    pass


a = A()
r, p = weakref.ref(a), weakref.proxy(a)
print(weakref.getweakrefcount(a), weakref.getweakrefs(a)[0] is r, type(r) is weakref.ReferenceType, type(p) is weakref.ProxyType, type(p) in weakref.ProxyTypes)  # expect: 2 True True True True
