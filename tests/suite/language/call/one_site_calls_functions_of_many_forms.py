def rest(a, b, c=3, *others):
    return a, b, c, others


def named(a, b=2, *, scale=1, **extra):
    return a, b, scale, extra


def nothing():
    return None


def steps(a, b, *others):
    yield a, b, others


class Callable:
    def __init__(self, *values, **words):
        self.values = values, words

    def method(self, a, *others, key=0, **words):
        return a, others, key, words


def attempt(function, *values):
    try:
        return function(1, 2)
    except TypeError as error:
        return str(error)


functions = [
    rest,
    lambda a, b: a - b,
    named,
    rest,
    nothing,
    lambda *all: all,
    lambda a, b, *, key: key,
    lambda a, b=0, c=0: c,
    Callable(7).method,
    max,
    rest,
]
for _ in range(2):
    for function in functions:
        print(attempt(function), attempt(function))
    print(list(attempt(steps)), attempt(Callable).values)

for index in range(3):
    thing = Callable(index, word=index)
    print(thing.values, thing.method(index), thing.method(1, 2, 3), thing.method(1, key=4, other=5))

# expect-output:
# | (1, 2, 3, ()) (1, 2, 3, ())
# | -1 -1
# | (1, 2, 1, {}) (1, 2, 1, {})
# | (1, 2, 3, ()) (1, 2, 3, ())
# | nothing() takes 0 positional arguments but 2 were given nothing() takes 0 positional arguments but 2 were given
# | (1, 2) (1, 2)
# | <lambda>() missing 1 required keyword-only argument: 'key' <lambda>() missing 1 required keyword-only argument: 'key'
# | 0 0
# | (1, (2,), 0, {}) (1, (2,), 0, {})
# | 2 2
# | (1, 2, 3, ()) (1, 2, 3, ())
# | [(1, 2, ())] ((1, 2), {})
# | (1, 2, 3, ()) (1, 2, 3, ())
# | -1 -1
# | (1, 2, 1, {}) (1, 2, 1, {})
# | (1, 2, 3, ()) (1, 2, 3, ())
# | nothing() takes 0 positional arguments but 2 were given nothing() takes 0 positional arguments but 2 were given
# | (1, 2) (1, 2)
# | <lambda>() missing 1 required keyword-only argument: 'key' <lambda>() missing 1 required keyword-only argument: 'key'
# | 0 0
# | (1, (2,), 0, {}) (1, (2,), 0, {})
# | 2 2
# | (1, 2, 3, ()) (1, 2, 3, ())
# | [(1, 2, ())] ((1, 2), {})
# | ((0,), {'word': 0}) (0, (), 0, {}) (1, (2, 3), 0, {}) (1, (), 4, {'other': 5})
# | ((1,), {'word': 1}) (1, (), 0, {}) (1, (2, 3), 0, {}) (1, (), 4, {'other': 5})
# | ((2,), {'word': 2}) (2, (), 0, {}) (1, (2, 3), 0, {}) (1, (), 4, {'other': 5})
