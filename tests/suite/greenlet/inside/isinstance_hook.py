from greenlet import getcurrent, greenlet

main = getcurrent()


class Meta(type):
    def __instancecheck__(cls, x):
        return main.switch(x)


class A(metaclass=Meta):
    pass


a, b = greenlet(lambda: isinstance(1, A)), greenlet(lambda: isinstance(2, (str, A)))
print(a.switch(), b.switch())  # expect: 1 2
print(b.switch(False), a.switch(True))  # expect: False True
