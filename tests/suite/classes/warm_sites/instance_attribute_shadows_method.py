class A:
    def name(self):
        return "method"


def call(a):
    return a.name()


a, b = A(), A()
print([call(a) for _ in range(5)])  # expect: ['method', 'method', 'method', 'method', 'method']
b.name = lambda: "own"
print(call(b), call(a))  # expect: own method
A.name = lambda self: "replaced"
print(call(b), call(a))  # expect: own replaced
del b.name
print(call(b))  # expect: replaced
