class Base:
    registry = {}

    def __init_subclass__(cls, /, key=None, **kw):
        super().__init_subclass__(**kw)
        Base.registry[key] = cls.__name__


class A(Base, key="a"):
    pass


class B(A, key="b"):
    pass


print(Base.registry)  # expect: {'a': 'A', 'b': 'B'}
