import itertools as it
import operator

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
for mk in (lambda *a: list(a), gen, lambda *a: iter(a), lambda *a: map(lambda x: x, a), lambda *a: zip(a), lambda *a: dict.fromkeys(a)):
    print(loop(it.chain(mk(1, 2), mk(), mk(3))), loop(it.chain.from_iterable([mk(1), mk(2, 3)])))
    print(loop(it.islice(mk(1, 2, 3, 4, 5), 1, 4, 2)), loop(it.islice(mk(1, 2), 5)), loop(it.islice(mk(1, 2, 3), 0)))
    print(err(lambda: loop(it.accumulate(mk(1, 2, 3)))), err(lambda: loop(it.accumulate(mk(1, 2, 3), operator.mul))), err(lambda: loop(it.accumulate(mk(1, 2), initial=5))))
    print(loop(it.compress(mk(1, 2, 3), [1, 0, T(True)])), loop(it.compress(mk(1, 2, 3), gen(T(False), T(True)))))
    print(loop(it.pairwise(mk(1, 2, 3))), loop(it.pairwise(mk(1))), loop(it.zip_longest(mk(1, 2, 3), mk(1), fillvalue=0)))
    print([(k, list(g)) for k, g in it.groupby(mk(1, 1, 2, 2, 1))], [k for k, g in it.groupby(mk(1, 1, 2))], [(k, next(g)) for k, g in it.groupby(mk(1, 1, 2))])
    print([(k, list(g)) for k, g in it.groupby(mk(1, 3, 2, 4, 1), lambda x: x % 2 if isinstance(x, int) else 0)])
    print(loop(it.takewhile(lambda x: x != 3, mk(1, 2, 3, 4))), loop(it.dropwhile(lambda x: x != 3, mk(1, 2, 3, 4))), loop(it.filterfalse(None, mk(0, 1, 2))), loop(it.filterfalse(lambda x: x == 1, mk(0, 1, 2))))
    c = it.cycle(mk(1, 2, 3))
    print([next(c) for _ in range(7)])
    c = it.cycle(mk(1, 2))
    n = []
    for x in c:
        n.append(x)
        if len(n) > 5:
            break
    print(n)
    print(loop(zip(it.count(), mk(5, 6))), loop(zip(mk(5, 6), it.repeat(1))), loop(zip(it.cycle([1, 2]), mk(1, 2, 3))), loop(zip(it.count(), it.repeat(3, 2))), loop(zip(it.islice(mk(1, 2, 3), 2), 'ab')))

# expect-output:
# | [1, 2, 3] [1, 2, 3]
# | [2, 4] [1, 2] []
# | [1, 3, 6] [1, 2, 6] [5, 6, 8]
# | [1, 3] [2]
# | [(1, 2), (2, 3)] [] [(1, 1), (2, 0), (3, 0)]
# | [(1, [1, 1]), (2, [2, 2]), (1, [1])] [1, 2] [(1, 1), (2, 2)]
# | [(1, [1, 3]), (0, [2, 4]), (1, [1])]
# | [1, 2] [3, 4] [0] [0, 2]
# | [1, 2, 3, 1, 2, 3, 1]
# | [1, 2, 1, 2, 1, 2]
# | [(0, 5), (1, 6)] [(5, 1), (6, 1)] [(1, 1), (2, 2), (1, 3)] [(0, 3), (1, 3)] [(1, 'a'), (2, 'b')]
# | [1, 2, 3] [1, 2, 3]
# | [2, 4] [1, 2] []
# | [1, 3, 6] [1, 2, 6] [5, 6, 8]
# | [1, 3] [2]
# | [(1, 2), (2, 3)] [] [(1, 1), (2, 0), (3, 0)]
# | [(1, [1, 1]), (2, [2, 2]), (1, [1])] [1, 2] [(1, 1), (2, 2)]
# | [(1, [1, 3]), (0, [2, 4]), (1, [1])]
# | [1, 2] [3, 4] [0] [0, 2]
# | [1, 2, 3, 1, 2, 3, 1]
# | [1, 2, 1, 2, 1, 2]
# | [(0, 5), (1, 6)] [(5, 1), (6, 1)] [(1, 1), (2, 2), (1, 3)] [(0, 3), (1, 3)] [(1, 'a'), (2, 'b')]
# | [1, 2, 3] [1, 2, 3]
# | [2, 4] [1, 2] []
# | [1, 3, 6] [1, 2, 6] [5, 6, 8]
# | [1, 3] [2]
# | [(1, 2), (2, 3)] [] [(1, 1), (2, 0), (3, 0)]
# | [(1, [1, 1]), (2, [2, 2]), (1, [1])] [1, 2] [(1, 1), (2, 2)]
# | [(1, [1, 3]), (0, [2, 4]), (1, [1])]
# | [1, 2] [3, 4] [0] [0, 2]
# | [1, 2, 3, 1, 2, 3, 1]
# | [1, 2, 1, 2, 1, 2]
# | [(0, 5), (1, 6)] [(5, 1), (6, 1)] [(1, 1), (2, 2), (1, 3)] [(0, 3), (1, 3)] [(1, 'a'), (2, 'b')]
# | [1, 2, 3] [1, 2, 3]
# | [2, 4] [1, 2] []
# | [1, 3, 6] [1, 2, 6] [5, 6, 8]
# | [1, 3] [2]
# | [(1, 2), (2, 3)] [] [(1, 1), (2, 0), (3, 0)]
# | [(1, [1, 1]), (2, [2, 2]), (1, [1])] [1, 2] [(1, 1), (2, 2)]
# | [(1, [1, 3]), (0, [2, 4]), (1, [1])]
# | [1, 2] [3, 4] [0] [0, 2]
# | [1, 2, 3, 1, 2, 3, 1]
# | [1, 2, 1, 2, 1, 2]
# | [(0, 5), (1, 6)] [(5, 1), (6, 1)] [(1, 1), (2, 2), (1, 3)] [(0, 3), (1, 3)] [(1, 'a'), (2, 'b')]
# | [(1,), (2,), (3,)] [(1,), (2,), (3,)]
# | [(2,), (4,)] [(1,), (2,)] []
# | [(1,), (1, 2), (1, 2, 3)] ('TypeError', "can't multiply sequence by non-int of type 'tuple'") ('TypeError', "unsupported operand type(s) for +: 'int' and 'tuple'")
# | [(1,), (3,)] [(2,)]
# | [((1,), (2,)), ((2,), (3,))] [] [((1,), (1,)), ((2,), 0), ((3,), 0)]
# | [((1,), [(1,), (1,)]), ((2,), [(2,), (2,)]), ((1,), [(1,)])] [(1,), (2,)] [((1,), (1,)), ((2,), (2,))]
# | [(0, [(1,), (3,), (2,), (4,), (1,)])]
# | [(1,), (2,), (3,), (4,)] [] [] [(0,), (1,), (2,)]
# | [(1,), (2,), (3,), (1,), (2,), (3,), (1,)]
# | [(1,), (2,), (1,), (2,), (1,), (2,)]
# | [(0, (5,)), (1, (6,))] [((5,), 1), ((6,), 1)] [(1, (1,)), (2, (2,)), (1, (3,))] [(0, 3), (1, 3)] [((1,), 'a'), ((2,), 'b')]
# | [1, 2, 3] [1, 2, 3]
# | [2, 4] [1, 2] []
# | [1, 3, 6] [1, 2, 6] [5, 6, 8]
# | [1, 3] [2]
# | [(1, 2), (2, 3)] [] [(1, 1), (2, 0), (3, 0)]
# | [(1, [1]), (2, [2])] [1, 2] [(1, 1), (2, 2)]
# | [(1, [1, 3]), (0, [2, 4])]
# | [1, 2] [3, 4] [0] [0, 2]
# | [1, 2, 3, 1, 2, 3, 1]
# | [1, 2, 1, 2, 1, 2]
# | [(0, 5), (1, 6)] [(5, 1), (6, 1)] [(1, 1), (2, 2), (1, 3)] [(0, 3), (1, 3)] [(1, 'a'), (2, 'b')]
