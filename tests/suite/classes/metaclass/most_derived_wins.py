class M1(type):
    pass


class M2(M1):
    pass


class A(metaclass=M1):
    pass


class B(metaclass=M2):
    pass


class C(A, B):
    pass


print(type(C).__name__)  # expect: M2
