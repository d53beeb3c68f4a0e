class A:
    def __init__(self):
        self.x = 1

    def f(self):
        return "f"


def read(a):
    return a.x, a.f()


a = A()
print([read(a) for _ in range(5)][-1])  # expect: (1, 'f')


def hook(self, name):
    if name == "f":
        return lambda: "hooked f"
    return "hooked " + name


A.__getattribute__ = hook
print(read(a))  # expect: ('hooked x', 'hooked f')
del A.__getattribute__
print(read(a))  # expect: (1, 'f')
