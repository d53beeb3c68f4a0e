# Attributes set by methods of a class and of those above it, from outside, and more than can be foreseen.
class Base:
    def __init__(self):
        self.a = 1

    def more(self):
        self.b = 2


class Derived(Base):
    def __init__(self):
        super().__init__()
        self.c = 3
        self.a = 4


class Nothing:
    def answer(self):
        return 42


class Bare:
    pass


class Slotted(Base):
    __slots__ = ("x", "y")


class Many:
    def __init__(self):
        for i in range(50):
            setattr(self, f"n{i}", i)


for make in (Base, Derived, Nothing, Bare, Slotted, Many):
    for _ in range(3):
        one = make()
        if isinstance(one, Base):
            one.more()
        if isinstance(one, Slotted):
            one.y = "y"
        for name in "pqrstuvw":
            setattr(one, name, name * 2)
        del one.q
        one.q = "again"
        print(make.__name__, one.w, one.p, one.q, len(vars(one)), getattr(one, "y", None), sorted(vars(one))[:4])

# expect-output:
# | Base ww pp again 10 None ['a', 'b', 'p', 'q']
# | Base ww pp again 10 None ['a', 'b', 'p', 'q']
# | Base ww pp again 10 None ['a', 'b', 'p', 'q']
# | Derived ww pp again 11 None ['a', 'b', 'c', 'p']
# | Derived ww pp again 11 None ['a', 'b', 'c', 'p']
# | Derived ww pp again 11 None ['a', 'b', 'c', 'p']
# | Nothing ww pp again 8 None ['p', 'q', 'r', 's']
# | Nothing ww pp again 8 None ['p', 'q', 'r', 's']
# | Nothing ww pp again 8 None ['p', 'q', 'r', 's']
# | Bare ww pp again 8 None ['p', 'q', 'r', 's']
# | Bare ww pp again 8 None ['p', 'q', 'r', 's']
# | Bare ww pp again 8 None ['p', 'q', 'r', 's']
# | Slotted ww pp again 10 y ['a', 'b', 'p', 'q']
# | Slotted ww pp again 10 y ['a', 'b', 'p', 'q']
# | Slotted ww pp again 10 y ['a', 'b', 'p', 'q']
# | Many ww pp again 58 None ['n0', 'n1', 'n10', 'n11']
# | Many ww pp again 58 None ['n0', 'n1', 'n10', 'n11']
# | Many ww pp again 58 None ['n0', 'n1', 'n10', 'n11']
