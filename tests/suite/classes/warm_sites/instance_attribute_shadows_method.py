class A:
    def name(self):
        return "method"


def call(a):
    return a.name()


a, b = A(), A()
print([call(a) for _ in range(5)])
b.name = lambda: "own"
print(call(b), call(a))
A.name = lambda self: "replaced"
print(call(b), call(a))
del b.name
print(call(b))
