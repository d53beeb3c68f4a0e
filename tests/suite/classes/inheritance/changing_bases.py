class A:
    x = "A"


class B:
    x = "B"


class C(A):
    pass


c = C()
C.__bases__ = (B,)
print(c.x, C.__mro__[1].__name__, A.__subclasses__(), B.__subclasses__())  # expect: B B [] [<class '__main__.C'>]
