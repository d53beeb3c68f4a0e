f(1, a, b=2)
f(*args)
f(a, *args, k=1, **more)
obj.method(1)(2).attribute.other(x=1)


class A(Base, metaclass=Meta):
    def method(self):
        super().method(1)
        return super().attribute, super(A, self).other, super()
