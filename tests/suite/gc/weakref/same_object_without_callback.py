import weakref


class A:
    pass


a = A()
print(weakref.ref(a) is weakref.ref(a), weakref.ref(a) == weakref.ref(a), hash(weakref.ref(a)) == hash(a), weakref.getweakrefcount(a))  # expect: True True True 0
