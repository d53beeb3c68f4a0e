class Outer:
    __class__ = 2
    values = [(lambda: 1)() for _ in [1]]


print(Outer.values, Outer.__dict__['__class__'])  # expect: [1] 2


class Annotated:
    x: int


print(Annotated.__annotations__)  # expect: {'x': <class 'int'>}
del Annotated.__annotations__
print(Annotated.__annotations__, Annotated.__annotate__)  # expect: {} None
