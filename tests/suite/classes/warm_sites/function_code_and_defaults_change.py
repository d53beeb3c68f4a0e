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
print([call(a) for _ in range(5)][-1])  # expect: ((1, 2), (1, 3), 4)
f.__defaults__ = (20,)
A.m.__defaults__ = (30,)
print(call(a))  # expect: ((1, 20), (1, 30), 4)
plain.__code__ = (lambda a: ("other", a)).__code__
print(call(a))  # expect: ((1, 20), (1, 30), ('other', 4))
f.__code__ = g.__code__
try:
    call(a)
except TypeError as error:
    print(error)  # expect: f() missing 1 required positional argument: 'b'
f.__defaults__ = (5, 6)
print(call(a))  # expect: (('g', 1, 5, 6), (1, 30), ('other', 4))
f.__defaults__ = None
try:
    call(a)
except TypeError as error:
    print(error)  # expect: f() missing 2 required positional arguments: 'b' and 'c'
