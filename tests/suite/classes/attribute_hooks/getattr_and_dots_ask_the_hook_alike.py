class Lazy:
    known = "class"

    def __init__(self):
        self.own = "instance"

    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(f"none of {name}")
        if name == "bad":
            raise ValueError("bad")
        return f"hooked {name}"

    @property
    def broken(self):
        raise AttributeError("from the property")


class Static:
    @staticmethod
    def __getattr__(*names):
        return len(names)


class Plain:
    pass


def attempt(thing, name, *default):
    try:
        return getattr(thing, name, *default)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


lazy, plain = Lazy(), Plain()
for _ in range(3):
    print(attempt(lazy, "own"), attempt(lazy, "known"), attempt(lazy, "thing"), attempt(lazy, "nothing"))
    print(attempt(lazy, "nothing", 1), attempt(lazy, "thing", 1), attempt(lazy, "bad", 1), attempt(lazy, "bad"))
    print(attempt(lazy, "broken"), attempt(plain, "thing"), attempt(plain, "thing", 2), attempt(lazy, 5))
    print(lazy.thing, lazy.broken, hasattr(lazy, "nothing"), hasattr(lazy, "thing"))
    try:
        lazy.nothing
    except AttributeError as error:
        print(error)
    print(attempt(Static(), "x"))


def steps():
    for name in ("one", "two"):
        yield getattr(lazy, name)
        yield lazy.three


print(*steps())

# expect-output:
# | instance class hooked thing AttributeError: none of nothing
# | 1 hooked thing ValueError: bad ValueError: bad
# | hooked broken AttributeError: 'Plain' object has no attribute 'thing' 2 TypeError: attribute name must be string, not 'int'
# | hooked thing hooked broken False True
# | none of nothing
# | 1
# | instance class hooked thing AttributeError: none of nothing
# | 1 hooked thing ValueError: bad ValueError: bad
# | hooked broken AttributeError: 'Plain' object has no attribute 'thing' 2 TypeError: attribute name must be string, not 'int'
# | hooked thing hooked broken False True
# | none of nothing
# | 1
# | instance class hooked thing AttributeError: none of nothing
# | 1 hooked thing ValueError: bad ValueError: bad
# | hooked broken AttributeError: 'Plain' object has no attribute 'thing' 2 TypeError: attribute name must be string, not 'int'
# | hooked thing hooked broken False True
# | none of nothing
# | 1
# | hooked one hooked three hooked two hooked three
