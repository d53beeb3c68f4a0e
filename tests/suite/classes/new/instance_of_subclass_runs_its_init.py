class Base:
    def __new__(cls, *args):
        if cls is Base and args:
            return object.__new__(Child)
        return object.__new__(cls)


class Child(Base):
    def __init__(self, *args):
        print('init', type(self).__name__, args)


def gen():
    yield Base(3, 4)
    yield Base()


print(type(Base(1, 2)).__name__)
print(type(Base()).__name__)
print([type(one).__name__ for one in gen()])


class Other:
    def __new__(cls):
        return 5


print(Other())


class Bad(Base):
    def __init__(self, *args):
        return 1


class Maker:
    def __new__(cls, what):
        if what == 'raise':
            raise ValueError('in new')
        made = object.__new__(cls)
        if what == 'late':
            cls.__init__ = lambda self, what: print('late init', what)
        return made


try:
    Maker('raise')
except ValueError as error:
    print(error)
print(type(Maker('late')).__name__)
print(type(Maker('x')).__name__)
try:
    Maker()
except TypeError as error:
    print(error)
try:
    Base.__new__(Bad).__class__()
except TypeError as error:
    print(error)

# expect-output:
# | init Child (1, 2)
# | Child
# | Base
# | init Child (3, 4)
# | ['Child', 'Base']
# | 5
# | in new
# | late init late
# | Maker
# | late init x
# | Maker
# | Maker.__new__() missing 1 required positional argument: 'what'
# | __init__() should return None, not 'int'
