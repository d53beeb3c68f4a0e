from functools import partial, Placeholder


def show(*args, **kwargs):
    return args, kwargs


p = partial(show, 1, k=2)
print(p(), p(3), p(3, k=4), p(j=5), p(*[6], **{'k': 7, 'm': 8}))  # expect: ((1,), {'k': 2}) ((1, 3), {'k': 2}) ((1, 3), {'k': 4}) ((1,), {'k': 2, 'j': 5}) ((1, 6), {'k': 7, 'm': 8})
q = partial(p, 9, j=1)
print(q(), q.func is show, q.args, q.keywords)  # expect: ((1, 9), {'k': 2, 'j': 1}) True (1, 9) {'k': 2, 'j': 1}
r = partial(show, Placeholder, 2, Placeholder, 4)
print(r(1, 3), r(1, 3, 5, z=6))  # expect: ((1, 2, 3, 4), {}) ((1, 2, 3, 4, 5), {'z': 6})
try:
    r(1)
except TypeError as error:
    print(error)  # expect: missing positional arguments in 'partial' call; expected at least 2, got 1


class Sub(partial):
    def __call__(self, *args, **kwargs):
        return 'sub', super().__call__(*args, **kwargs)


print(Sub(show, 1)(2, c=3))  # expect: ('sub', ((1, 2), {'c': 3}))
print(list(map(partial(pow, 2), range(4))), sorted('bA', key=partial(str.lower)))  # expect: [1, 2, 4, 8] ['A', 'b']
print(p.__call__(1), partial.__call__(p, 2, k=3))  # expect: ((1, 1), {'k': 2}) ((1, 2), {'k': 3})


class Holder:
    method = partial(show, 'first')


print(Holder().method('x')[0][:1], repr(partial(int, '7', base=8)))  # expect: ('first',) functools.partial(<class 'int'>, '7', base=8)
p.extra = 'kept'
print(p.__dict__, callable(p))  # expect: {'extra': 'kept'} True
try:
    partial(3)
except TypeError as error:
    print(error)  # expect: the first argument must be callable


def numbers(n):
    yield from partial(range, 1)(n)


print(list(numbers(4)))  # expect: [1, 2, 3]
p.keywords[5] = 1
try:
    p()
except TypeError as error:
    print(error)  # expect: keywords must be strings
