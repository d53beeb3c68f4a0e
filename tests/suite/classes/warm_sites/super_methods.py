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
print(found)  # expect: (['D', 'B', 'C', 'A', 1], ['B', 'A', 2], ['C', 'A', 3])
A.f = lambda self, x: ["new A", x]
print(D().f(1), B().f(2))  # expect: ['D', 'B', 'C', 'new A', 1] ['B', 'new A', 2]
C.f = A.f
print(D().f(1))  # expect: ['D', 'B', 'new A', 1]


class E(B):
    pass


print(E().f(4))  # expect: ['B', 'new A', 4]
B.__bases__ = (C,)
print(E().f(5), B().f(6))  # expect: ['B', 'new A', 5] ['B', 'new A', 6]


def local(make):
    class X(make):
        def f(self, x):
            return ["X"] + super().f(x)

    return X()


print([local(base).f(7) for base in (A, B, C, D) for _ in range(2)])  # expect: [['X', 'new A', 7], ['X', 'new A', 7], ['X', 'B', 'new A', 7], ['X', 'B', 'new A', 7], ['X', 'new A', 7], ['X', 'new A', 7], ['X', 'D', 'B', 'new A', 7], ['X', 'D', 'B', 'new A', 7]]


class Held:
    @classmethod
    def make(cls):
        return [cls.__name__]


class Sub(Held):
    @classmethod
    def make(cls):
        return ["sub"] + super().make()


print([Sub.make() for _ in range(4)][-1])  # expect: ['sub', 'Sub']
super = lambda *args: A()
try:
    print(B().f(8))  # expect: ['B', 'new A', 8]
except Exception as error:
    print(type(error).__name__)
