class Meta(type):
    def __new__(metaclass, name, bases, namespace, cls=None, metacls=None):
        made = super().__new__(metaclass, name, bases, namespace)
        made.given = cls, metacls
        return made

    def __init__(self, *rest, **keywords):
        pass


class A(metaclass=Meta, cls="one", metacls="two"):
    pass


print(A.given)  # expect: ('one', 'two')


class Options(dict):
    def __init__(self, /, **keywords):
        super().__init__(**keywords)


print(Options(self=1, cls=2))  # expect: {'self': 1, 'cls': 2}
print(list[int](), dict[str, int](self=1))  # expect: [] {'self': 1}
