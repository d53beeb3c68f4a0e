def take(*args, **kwargs):
    kwargs["own"] = len(args)
    return args, kwargs


def plain(a, b=2, *, c=3):
    return a, b, c


def pass_on(*args, **kwargs):
    answer = take(*args, **kwargs)
    return answer, args, kwargs, answer[1] is kwargs


class Pairs(tuple):
    def __iter__(self):
        return iter("xy")


class Table(dict):
    def keys(self):
        return ["k"]

    def __getitem__(self, key):
        return "v"


print(pass_on(1, 2, a=3), pass_on(), pass_on(*[1]), pass_on(**{"b": 1}))
one, table = (1, 2), {"c": 4}
print(plain(*one, **table), plain(*one), take(*one, 5, **table, d=1), take(0, *one, **table), take(*one, *one))
print(take(*one, {}, **table), take(*one, {**table}), take(*one, x={}), table, one)
print(take(*Pairs((1, 2))), take(**Table(z=1)), max(*one), dict(**table), str(*("s",)), len(*["abc"]))
for work in (
    lambda: take(**{1: 2}),
    lambda: take(*3),
    lambda: take(*one, **3),
    lambda: take(a=1, **{"a": 2}),
    lambda: plain(*one, **{"b": 1}),
    lambda: plain(*one, *one),
    lambda: plain(**{"d": 1}),
):
    try:
        print(work())
    except TypeError as error:
        print(error)


def grow(values, **options):
    values.append(len(options))
    return options


options = {"a": 1}
kept = grow([], **options)
kept["b"] = 2
print(options, kept)

# expect-output:
# | (((1, 2), {'a': 3, 'own': 2}), (1, 2), {'a': 3}, False) (((), {'own': 0}), (), {}, False) (((1,), {'own': 1}), (1,), {}, False) (((), {'b': 1, 'own': 0}), (), {'b': 1}, False)
# | (1, 2, 4) (1, 2, 3) ((1, 2, 5), {'c': 4, 'd': 1, 'own': 3}) ((0, 1, 2), {'c': 4, 'own': 3}) ((1, 2, 1, 2), {'own': 4})
# | ((1, 2, {}), {'c': 4, 'own': 3}) ((1, 2, {'c': 4}), {'own': 3}) ((1, 2), {'x': {}, 'own': 2}) {'c': 4} (1, 2)
# | (('x', 'y'), {'own': 2}) ((), {'z': 1, 'own': 0}) 2 {'c': 4} s 3
# | keywords must be strings
# | __main__.take() argument after * must be an iterable, not int
# | __main__.take() argument after ** must be a mapping, not int
# | __main__.take() got multiple values for keyword argument 'a'
# | plain() got multiple values for argument 'b'
# | plain() takes from 1 to 2 positional arguments but 4 were given
# | plain() got an unexpected keyword argument 'd'
# | {'a': 1} {'a': 1, 'b': 2}
