import weakref


class A:
    def __pow__(self, other, mod=None):
        return "pow", other, mod

    def __call__(self):
        pass


class R(weakref.ref):
    pass


a = A()
own = R(a)
called = weakref.ref(a, print)
plain = weakref.ref(a)
proxy = weakref.proxy(a)
print(weakref.ref(a) is plain, weakref.proxy(a) is proxy, weakref.proxy(a, print) is proxy)  # expect: True True False
refs = weakref.getweakrefs(a)
print(refs[0] is plain, refs[1] is proxy, len(refs))  # expect: True True 4
try:
    weakref.ref(a, callback=None)
except TypeError as error:
    print(error)  # expect: ref() takes no keyword arguments
print(pow(proxy, 2), pow(proxy, 2, 3))  # expect: ('pow', 2, None) ('pow', 2, 3)
