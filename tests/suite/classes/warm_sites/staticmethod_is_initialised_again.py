s = staticmethod(lambda: 1)
c = classmethod(lambda cls: 1)


class A:
    f = s
    g = c


def call(o):
    return o.f(), o.g()


a = A()
print([call(a) for _ in range(5)][-1], [call(A) for _ in range(5)][-1])  # expect: (1, 1) (1, 1)
s.__init__(lambda: 2)
c.__init__(lambda cls: 2)
print(call(a), call(A))  # expect: (2, 2) (2, 2)
