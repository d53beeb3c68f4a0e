import array

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

class Ix:

    def __index__(s):
        return 3
for code in 'bBhHiIlLqQfd':
    print(array.array(code, [1, 2]), array.array(code, range(3)), array.array(code, b'\x00' * 8).tolist()[:1], array.array(code).tolist())
print(err(lambda: array.array('i', [1, 'a'])), err(lambda: array.array('i', [1, 2 ** 40])), err(lambda: array.array('B', [T(1)])), array.array('w', 'ab'), err(lambda: array.array('i', 'ab')), err(lambda: array.array('i', [1], 2)), err(lambda: array.array('i', x=1)), err(lambda: array.array()), err(lambda: array.array('z', [1])), err(lambda: array.array('f', [1, T(1)])))

class A(array.array):

    def __init__(self, *a, **k):
        self.z = k
print(A('i', [1, 2], q=1), A('i', [1, 2], q=1).z)
print(array.array('i', [Ix(), 2]), array.array('i', iter([1, 2])), array.array('i', gen(1, 2)), array.array('d', array.array('i', [1])), array.array('i', array.array('i', [1])), array.array('i', (1, 2)), array.array('i', {1}), array.array('i', memoryview(b'ab')))
a = array.array('i', [1, 2, 3])
print(a.pop(), a.pop(0), a, err(lambda: a.pop(5)), a.pop(Ix().__index__() - 3), err(lambda: a.pop()))
a = array.array('i', [1, 2, 3])
i = iter(a)
print(next(i), loop(i), loop(i))
a.append(4)
print(loop(i))
out = []
for x in a:
    out.append(x)
    if len(a) < 7:
        a.append(9)
print(out, sum(a), list(a), max(a))

# expect-output:
# | array('b', [1, 2]) array('b', [0, 1, 2]) [0] []
# | array('B', [1, 2]) array('B', [0, 1, 2]) [0] []
# | array('h', [1, 2]) array('h', [0, 1, 2]) [0] []
# | array('H', [1, 2]) array('H', [0, 1, 2]) [0] []
# | array('i', [1, 2]) array('i', [0, 1, 2]) [0] []
# | array('I', [1, 2]) array('I', [0, 1, 2]) [0] []
# | array('l', [1, 2]) array('l', [0, 1, 2]) [0] []
# | array('L', [1, 2]) array('L', [0, 1, 2]) [0] []
# | array('q', [1, 2]) array('q', [0, 1, 2]) [0] []
# | array('Q', [1, 2]) array('Q', [0, 1, 2]) [0] []
# | array('f', [1.0, 2.0]) array('f', [0.0, 1.0, 2.0]) [0.0] []
# | array('d', [1.0, 2.0]) array('d', [0.0, 1.0, 2.0]) [0.0] []
# | ('TypeError', "'str' object cannot be interpreted as an integer") ('OverflowError', 'signed integer is greater than maximum') ('TypeError', "'T' object cannot be interpreted as an integer") array('w', 'ab') ('TypeError', "cannot use a str to initialize an array with typecode 'i'") ('TypeError', 'array() takes at most 2 arguments (3 given)') ('TypeError', 'array.array() takes no keyword arguments') ('TypeError', 'array() takes at least 1 argument (0 given)') ('ValueError', 'bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)') ('TypeError', 'must be real number, not T')
# | A('i', [1, 2]) {'q': 1}
# | array('i', [3, 2]) array('i', [1, 2]) array('i', [1, 2]) array('d', [1.0]) array('i', [1]) array('i', [1, 2]) array('i', [1]) array('i', [97, 98])
# | 3 1 array('i') ('IndexError', 'pop index out of range') 2 ('IndexError', 'pop from empty array')
# | 1 [2, 3] []
# | []
# | [1, 2, 3, 4, 9, 9, 9] 37 [1, 2, 3, 4, 9, 9, 9] 9
