# What a class's body calls `__annotate__` comes before what the compiler made; assignment takes both away.
class C:
    a: int

    def __annotate__(format):
        return {'b': str}


print(C.__annotate__(1), C.__annotations__)  # expect: {'b': <class 'str'>} {'b': <class 'str'>}
C.__annotations__ = {'c': 1}
print(C.__annotate__, C.__annotations__)  # expect: None {'c': 1}


class D:
    a: int

    def __annotate__(format):
        return {'b': str}


print(D.__annotations__)  # expect: {'b': <class 'str'>}
del D.__annotations__
print(D.__annotate__, D.__annotations__)  # expect: None {}


class E:
    a: int
    __annotate__ = 3


print(E.__annotate__, E.__annotations__)  # expect: 3 {}
