"""What help() says of classes, methods, values and names."""


class Base:
    """Base doc.

    Second line."""

    x = 1
    data = [1, 2]

    def __init__(self, a, b=2):
        "make"

    def method(self, q: int = 3) -> str:
        """Doc of method."""

    @classmethod
    def made(cls, z):
        "class doc"

    @staticmethod
    def free(z):
        pass

    @property
    def prop(self):
        "prop doc"

    alias = method


class Derived(Base):
    __slots__ = ("s",)

    def method(self):
        "over"

    def own(self): ...

    class Inner:
        "inner doc"


async def coroutine(one, *, two=None):
    "async doc"


double = lambda x, y=2: x * y

for thing in (Base, Derived, Base.method, Base(1).method, Base.prop, coroutine, double, len, [].append, Base(1)):
    help(thing)
help("len")
help("nothing.of.this.name")

# expect-output:
# | Help on class Base in module __main__:
# |
# | class Base(builtins.object)
# |  |  Base(a, b=2)
# |  |
# |  |  Base doc.
# |  |
# |  |  Second line.
# |  |
# |  |  Methods defined here:
# |  |
# |  |  __init__(self, a, b=2)
# |  |      make
# |  |
# |  |  alias = method(self, q: int = 3) -> str
# |  |
# |  |  method(self, q: int = 3) -> str
# |  |      Doc of method.
# |  |
# |  |  ----------------------------------------------------------------------
# |  |  Class methods defined here:
# |  |
# |  |  made(z)
# |  |      class doc
# |  |
# |  |  ----------------------------------------------------------------------
# |  |  Static methods defined here:
# |  |
# |  |  free(z)
# |  |
# |  |  ----------------------------------------------------------------------
# |  |  Readonly properties defined here:
# |  |
# |  |  prop
# |  |      prop doc
# |  |
# |  |  ----------------------------------------------------------------------
# |  |  Data descriptors defined here:
# |  |
# |  |  __dict__
# |  |      dictionary for instance variables
# |  |
# |  |  __weakref__
# |  |      list of weak references to the object
# |  |
# |  |  ----------------------------------------------------------------------
# |  |  Data and other attributes defined here:
# |  |
# |  |  data = [1, 2]
# |  |
# |  |  x = 1
# |
# | Help on class Derived in module __main__:
# |
# | class Derived(Base)
# |  |  Derived(a, b=2)
# |  |
# |  |  Method resolution order:
# |  |      Derived
# |  |      Base
# |  |      builtins.object
# |  |
# |  |  Methods defined here:
# |  |
# |  |  method(self)
# |  |      over
# |  |
# |  |  own(self)
# |  |
# |  |  ----------------------------------------------------------------------
# |  |  Data descriptors defined here:
# |  |
# |  |  s
# |  |
# |  |  ----------------------------------------------------------------------
# |  |  Data and other attributes defined here:
# |  |
# |  |  Inner = <class '__main__.Derived.Inner'>
# |  |      inner doc
# |  |
# |  |
# |  |  ----------------------------------------------------------------------
# |  |  Methods inherited from Base:
# |  |
# |  |  __init__(self, a, b=2)
# |  |      make
# |  |
# |  |  alias = method(self, q: int = 3) -> str
# |  |      Doc of method.
# |  |
# |  |  ----------------------------------------------------------------------
# |  |  Class methods inherited from Base:
# |  |
# |  |  made(z)
# |  |      class doc
# |  |
# |  |  ----------------------------------------------------------------------
# |  |  Static methods inherited from Base:
# |  |
# |  |  free(z)
# |  |
# |  |  ----------------------------------------------------------------------
# |  |  Readonly properties inherited from Base:
# |  |
# |  |  prop
# |  |      prop doc
# |  |
# |  |  ----------------------------------------------------------------------
# |  |  Data descriptors inherited from Base:
# |  |
# |  |  __dict__
# |  |      dictionary for instance variables
# |  |
# |  |  __weakref__
# |  |      list of weak references to the object
# |  |
# |  |  ----------------------------------------------------------------------
# |  |  Data and other attributes inherited from Base:
# |  |
# |  |  data = [1, 2]
# |  |
# |  |  x = 1
# |
# | Help on function method in module __main__:
# |
# | method(self, q: int = 3) -> str
# |     Doc of method.
# |
# | Help on method method in module __main__:
# |
# | method(q: int = 3) -> str method of __main__.Base instance
# |     Doc of method.
# |
# | Help on property:
# |
# | prop
# |     prop doc
# |
# | Help on function coroutine in module __main__:
# |
# | async coroutine(one, *, two=None)
# |     async doc
# |
# | Help on function <lambda> in module __main__:
# |
# | <lambda> lambda x, y=2
# |
# | Help on built-in function len in module builtins:
# |
# | len(obj, /)
# |     Return the number of items in a container.
# |
# | Help on built-in function append:
# |
# | append(object, /) method of builtins.list instance
# |     Append object to the end of the list.
# |
# | Help on Base in module __main__ object:
# |
# | class Base(builtins.object)
# |  |  Base(a, b=2)
# |  |
# |  |  Base doc.
# |  |
# |  |  Second line.
# |  |
# |  |  Methods defined here:
# |  |
# |  |  __init__(self, a, b=2)
# |  |      make
# |  |
# |  |  alias = method(self, q: int = 3) -> str
# |  |
# |  |  method(self, q: int = 3) -> str
# |  |      Doc of method.
# |  |
# |  |  ----------------------------------------------------------------------
# |  |  Class methods defined here:
# |  |
# |  |  made(z)
# |  |      class doc
# |  |
# |  |  ----------------------------------------------------------------------
# |  |  Static methods defined here:
# |  |
# |  |  free(z)
# |  |
# |  |  ----------------------------------------------------------------------
# |  |  Readonly properties defined here:
# |  |
# |  |  prop
# |  |      prop doc
# |  |
# |  |  ----------------------------------------------------------------------
# |  |  Data descriptors defined here:
# |  |
# |  |  __dict__
# |  |      dictionary for instance variables
# |  |
# |  |  __weakref__
# |  |      list of weak references to the object
# |  |
# |  |  ----------------------------------------------------------------------
# |  |  Data and other attributes defined here:
# |  |
# |  |  data = [1, 2]
# |  |
# |  |  x = 1
# |
# | Help on built-in function len in module builtins:
# |
# | len(obj, /)
# |     Return the number of items in a container.
# |
# | No Python documentation found for 'nothing.of.this.name'.
# | Use help() to get the interactive help utility.
# | Use help(str) for help on the str class.
# |
