def f(a, b=2):
    return a, b


def g(a, b, c):
    return "g", a, b, c


def plain(a):
    return a


class A:
    def m(self, a, b=3):
        return a, b


def call(a):
    return f(1), a.m(1), plain(4)


a = A()
print([call(a) for _ in range(5)][-1])
f.__defaults__ = (20,)
A.m.__defaults__ = (30,)
print(call(a))
plain.__code__ = (lambda a: ("other", a)).__code__
print(call(a))
f.__code__ = g.__code__
try:
    call(a)
except TypeError as error:
    print(error)
f.__defaults__ = (5, 6)
print(call(a))
f.__defaults__ = None
try:
    call(a)
except TypeError as error:
    print(error)
