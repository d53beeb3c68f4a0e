class Plain:
    kind = "plain"

    def method(self):
        return "method"

    @property
    def double(self):
        return self.value * 2

    @double.setter
    def double(self, value):
        self.value = value // 2


class Lazy(Plain):
    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(name)
        return name.upper()


class Guarded(Plain):
    def __getattribute__(self, name):
        if name == "hidden":
            raise AttributeError(name)
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        object.__setattr__(self, name, [value])


class Slots:
    __slots__ = ("value",)


def work(thing):
    setattr(thing, "value", 4)
    answer = [getattr(thing, "value"), getattr(thing, "hidden", "default"), hasattr(thing, "nothing")]
    answer += [hasattr(thing, "value"), getattr(thing, "kind", None)]
    if hasattr(thing, "method"):
        answer.append(getattr(thing, "method")())
    if hasattr(thing, "double") and type(thing) is Plain:
        setattr(thing, "double", 10)
        answer.append(getattr(thing, "double"))
    return answer


for round in range(3):
    for kind in (Plain, Lazy, Guarded, Slots):
        print(kind.__name__, work(kind()))
for ask in (
    lambda: getattr(Plain(), "nothing"),
    lambda: getattr(Plain(), 3),
    lambda: getattr(Slots(), "value"),
    lambda: setattr(Slots(), "other", 1),
    lambda: setattr(Plain(), 5, 1),
    lambda: hasattr(Plain(), 1),
    lambda: getattr(Plain(), "double"),
    lambda: getattr(Lazy(), "nope"),
    lambda: setattr(int, "x", 1),
):
    try:
        print(ask())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)


class Error(Exception):
    pass


class Raising:
    @property
    def value(self):
        raise Error("from the property")

    @property
    def missing(self):
        raise AttributeError("inner")


for name in ("value", "missing"):
    try:
        print(getattr(Raising(), name, "default"), hasattr(Raising(), name))
    except Error as error:
        print("Error", error)

# expect-output:
# | Plain [4, 'default', False, True, 'plain', 'method', 10]
# | Lazy [4, 'HIDDEN', False, True, 'plain', 'method']
# | Guarded [[4], 'default', False, True, 'plain', 'method']
# | Slots [4, 'default', False, True, None]
# | Plain [4, 'default', False, True, 'plain', 'method', 10]
# | Lazy [4, 'HIDDEN', False, True, 'plain', 'method']
# | Guarded [[4], 'default', False, True, 'plain', 'method']
# | Slots [4, 'default', False, True, None]
# | Plain [4, 'default', False, True, 'plain', 'method', 10]
# | Lazy [4, 'HIDDEN', False, True, 'plain', 'method']
# | Guarded [[4], 'default', False, True, 'plain', 'method']
# | Slots [4, 'default', False, True, None]
# | AttributeError 'Plain' object has no attribute 'nothing'
# | TypeError attribute name must be string, not 'int'
# | AttributeError 'Slots' object has no attribute 'value'
# | AttributeError 'Slots' object has no attribute 'other' and no __dict__ for setting new attributes
# | TypeError attribute name must be string, not 'int'
# | TypeError attribute name must be string, not 'int'
# | AttributeError 'Plain' object has no attribute 'value'
# | AttributeError nope
# | TypeError cannot set 'x' attribute of immutable type 'int'
# | Error from the property
# | default False
