class A:
    def __add__(self, other):
        return "A.add"


class B(A):
    def __radd__(self, other):
        return "B.radd"


class C(A):
    pass


print(A() + B(), A() + C(), B() + A())  # expect: B.radd A.add A.add
