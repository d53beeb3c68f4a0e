class Meta(type):
    x = "meta"

    def hello(cls):
        return cls.__name__


class A(metaclass=Meta):
    pass


print(A.x, A.hello(), hasattr(A(), "x"))  # expect: meta A False
