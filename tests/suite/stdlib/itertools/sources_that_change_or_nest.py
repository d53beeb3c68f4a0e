import itertools as it

def err(f):
    try:
        return f()
    except BaseException as e:
        return (type(e).__name__, str(e))

class T:

    def __init__(s, v):
        s.v = v

    def __bool__(s):
        return s.v

    def __eq__(s, o):
        return isinstance(o, T) and s.v == o.v

    def __hash__(s):
        return 1

    def __add__(s, o):
        return T(s.v or getattr(o, 'v', o))

    def __radd__(s, o):
        return T(s.v)

    def __repr__(s):
        return f'T({s.v})'

class It:

    def __init__(s, n):
        s.n = n
        s.i = 0

    def __iter__(s):
        return s

    def __next__(s):
        s.i += 1
        if s.i > s.n:
            raise StopIteration
        return s.i

def loop(x):
    out = []
    for a in x:
        out.append(a)
    return out

def gen(*a):
    yield from a
print([(k, list(g)) for k, g in it.groupby([T(1), T(1), T(0), 1, 1.0, True])])  # expect: [(T(1), [T(1), T(1)]), (T(0), [T(0)]), (1, [1, 1.0, True])]
print(loop(it.accumulate([1, 2, T(3), 4])), err(lambda: loop(it.accumulate([1, 'a']))))  # expect: [1, 3, T(3), T(3)] ('TypeError', "unsupported operand type(s) for +: 'int' and 'str'")
print(loop(it.compress('abcd', [T(True), 0, T(False), 1])), loop(it.filterfalse(None, [T(True), T(False), 0, 1])), loop(it.filterfalse(bool, [0, 1])))  # expect: ['a', 'd'] [T(False), 0] [0]
c = it.count(2 ** 62 - 2)
print([next(c) for _ in range(4)])  # expect: [4611686018427387902, 4611686018427387903, 4611686018427387904, 4611686018427387905]
c = it.count(2 ** 59 - 1, 3)
print([x for x, _ in zip(c, range(4))])  # expect: [576460752303423487, 576460752303423490, 576460752303423493, 576460752303423496]
c = it.count(1.5, 0.5)
print([x for x, _ in zip(c, range(3))])  # expect: [1.5, 2.0, 2.5]
c = it.count(T(1)) if 0 else it.count(10, -1)
print([x for x, _ in zip(c, range(3))])  # expect: [10, 9, 8]
d = {1: 1, 2: 2}

def mut(f):
    d = {1: 1, 2: 2, 3: 3}
    o = f(d)
    out = []
    try:
        for x in o:
            out.append(x)
            d[len(d) + 9] = 1
    except RuntimeError as e:
        out.append(str(e))
    out.append(err(lambda: next(o)))
    return out
print(mut(it.chain), mut(lambda d: it.islice(d, 5)), mut(it.pairwise), mut(it.cycle), mut(it.zip_longest), mut(it.groupby)[-1], mut(it.accumulate), mut(lambda d: it.compress(d, [1] * 5)))  # expect: [1, 'dictionary changed size during iteration', ('RuntimeError', 'dictionary changed size during iteration')] [1, 'dictionary changed size during iteration', ('StopIteration', '')] [(1, 2), 'dictionary changed size during iteration', ('StopIteration', '')] [1, 'dictionary changed size during iteration', ('RuntimeError', 'dictionary changed size during iteration')] [(1,), 'dictionary changed size during iteration', ('StopIteration', '')] ('RuntimeError', 'dictionary changed size during iteration') [1, 'dictionary changed size during iteration', ('RuntimeError', 'dictionary changed size during iteration')] [1, 'dictionary changed size during iteration', ('RuntimeError', 'dictionary changed size during iteration')]
x = it.chain([1, 2])
for i in range(40):
    x = it.chain(x, [i])
print(loop(x)[-3:])  # expect: [37, 38, 39]
x = it.repeat(1, 3)
for i in range(40):
    x = it.islice(x, 3)
print(loop(x))  # expect: [1, 1, 1]
x = it.count()
for i in range(40):
    x = zip(x, it.count())
print(len(str(next(x))))  # expect: 201
x = [1, 2]
for i in range(40):
    x = zip(it.islice(iter(x), 2), it.count())
print(len(str(loop(x))))  # expect: 406

class SubChain(it.chain):

    def __next__(self):
        return super().__next__() * 2
print(loop(SubChain([1, 2], [3])))  # expect: [2, 4, 6]

class SubC(it.count):
    pass
print(loop(zip(SubC(), 'ab')))  # expect: [(0, 'a'), (1, 'b')]
z = zip([1, 2, 3], it.islice([1, 2], 2))
print(loop(it.chain(z, [9])))  # expect: [(1, 1), (2, 2), 9]
a = iter([1, 2, 3])
print(loop(it.chain(zip(a, [1]), ['x'])), loop(a))  # expect: [(1, 1), 'x'] [3]
