class D:
    def __get__(self, instance, owner):
        return (instance is None, owner.__name__)


class A:
    d = D()


class B(A):
    pass


print(A.d, A().d, B.d, B().d)  # expect: (True, 'A') (False, 'A') (True, 'B') (False, 'B')
