class A:
    def f(self, x):
        return ["A", x]


class B(A):
    def f(self, x):
        return ["B"] + super().f(x)


class C(A):
    def f(self, x):
        return ["C"] + super().f(x)


class D(B, C):
    def f(self, x):
        return ["D"] + super().f(x)


for _ in range(4):
    found = D().f(1), B().f(2), C().f(3)
print(found)
A.f = lambda self, x: ["new A", x]
print(D().f(1), B().f(2))
C.f = A.f
print(D().f(1))


class E(B):
    pass


print(E().f(4))
B.__bases__ = (C,)
print(E().f(5), B().f(6))


def local(make):
    class X(make):
        def f(self, x):
            return ["X"] + super().f(x)

    return X()


print([local(base).f(7) for base in (A, B, C, D) for _ in range(2)])


class Held:
    @classmethod
    def make(cls):
        return [cls.__name__]


class Sub(Held):
    @classmethod
    def make(cls):
        return ["sub"] + super().make()


print([Sub.make() for _ in range(4)][-1])
super = lambda *args: A()
try:
    print(B().f(8))
except Exception as error:
    print(type(error).__name__)
