def named(a, *, scale=1, offset=0, **extra):
    return a, scale, offset, extra


def passed_on(*values, **words):
    return named(*values, **words)


def attempt(function, /, *values, **words):
    try:
        return function(*values, **words)
    except TypeError as error:
        return str(error)


class Text(str):
    pass


def many(a, b, c, d, e, f, g, h, i, j, **extra):
    return a, j, extra


def first_only(a, /, b, **extra):
    return a, b, extra


for index in range(3):
    print(named(index, zeta=3, scale=2, yotta=4), named(offset=5, a=index), passed_on(index, scale=3, colour=1))
    print(attempt(named), attempt(named, 1, a=2), attempt(named, 1, 2), attempt(passed_on, 1, a=index))
    print(attempt(named, 1, **{"w" + str(index): 2}), attempt(named, 1, **{Text("scale"): 2, Text("more"): 3}))
    print(many(a=1, b=2, c=3, d=4, e=5, f=6, g=7, h=8, i=9, j=10, k=11))
    print(attempt(many, a=1, b=2, c=3, d=4, e=5, f=6, g=7, h=8, i=9, k=10))
    print(first_only(1, b=2, a=3), attempt(first_only, a=1, b=2))
words = {"scale": 4, "more": 5}
name, scale, offset, extra = passed_on(0, **words)
extra["changed"] = True
print(words, extra)

# expect-output:
# | (0, 2, 0, {'zeta': 3, 'yotta': 4}) (0, 1, 5, {}) (0, 3, 0, {'colour': 1})
# | named() missing 1 required positional argument: 'a' named() got multiple values for argument 'a' named() takes 1 positional argument but 2 were given named() got multiple values for argument 'a'
# | (1, 1, 0, {'w0': 2}) (1, 2, 0, {'more': 3})
# | (1, 10, {'k': 11})
# | many() missing 1 required positional argument: 'j'
# | (1, 2, {'a': 3}) first_only() missing 1 required positional argument: 'a'
# | (1, 2, 0, {'zeta': 3, 'yotta': 4}) (1, 1, 5, {}) (1, 3, 0, {'colour': 1})
# | named() missing 1 required positional argument: 'a' named() got multiple values for argument 'a' named() takes 1 positional argument but 2 were given named() got multiple values for argument 'a'
# | (1, 1, 0, {'w1': 2}) (1, 2, 0, {'more': 3})
# | (1, 10, {'k': 11})
# | many() missing 1 required positional argument: 'j'
# | (1, 2, {'a': 3}) first_only() missing 1 required positional argument: 'a'
# | (2, 2, 0, {'zeta': 3, 'yotta': 4}) (2, 1, 5, {}) (2, 3, 0, {'colour': 1})
# | named() missing 1 required positional argument: 'a' named() got multiple values for argument 'a' named() takes 1 positional argument but 2 were given named() got multiple values for argument 'a'
# | (1, 1, 0, {'w2': 2}) (1, 2, 0, {'more': 3})
# | (1, 10, {'k': 11})
# | many() missing 1 required positional argument: 'j'
# | (1, 2, {'a': 3}) first_only() missing 1 required positional argument: 'a'
# | {'scale': 4, 'more': 5} {'more': 5, 'changed': True}
