class Thing:
    def __add__(self, other):
        return "two"

    def __getitem__(self, key):
        return key

    def __len__(self):
        return 3

    def __call__(self, value):
        return "called", value

    def __le__(self, other):
        return True


def three(self, other, extra="default"):
    return extra


def steps(self, *rest):
    yield rest


def work(thing):
    return thing + 1, thing[2], len(thing), thing(4), thing <= 5


thing = Thing()
for round in range(3):
    print(work(thing))
for function in (Thing.__add__, Thing.__getitem__, Thing.__le__):
    function.__code__ = three.__code__
    function.__defaults__ = ("new default",)
print(work(thing))
Thing.__add__ = Thing.__getitem__ = Thing.__call__ = steps
print([list(part) if not isinstance(part, (int, str)) else part for part in work(thing)])
Thing.__len__ = lambda self: True
print(len(thing))
for length in (-1, "x", 2.0, 1 << 70):
    Thing.__len__ = lambda self: length
    try:
        print(len(thing))
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
del Thing.__len__, Thing.__call__, Thing.__getitem__
for ask in (lambda: len(thing), lambda: thing(1), lambda: thing[1]):
    try:
        ask()
    except TypeError as error:
        print(error)

# expect-output:
# | ('two', 2, 3, ('called', 4), True)
# | ('two', 2, 3, ('called', 4), True)
# | ('two', 2, 3, ('called', 4), True)
# | ('new default', 'new default', 3, ('called', 4), 'new default')
# | [[(1,)], [(2,)], 3, [(4,)], 'new default']
# | 1
# | ValueError __len__() should return >= 0
# | TypeError 'str' object cannot be interpreted as an integer
# | TypeError 'float' object cannot be interpreted as an integer
# | OverflowError cannot fit 'int' into an index-sized integer
# | object of type 'Thing' has no len()
# | 'Thing' object is not callable
# | 'Thing' object is not subscriptable
