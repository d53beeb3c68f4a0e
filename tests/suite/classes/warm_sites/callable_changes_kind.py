class A:
    def __init__(self, x):
        self.x = x

    def __call__(self, x):
        return "called", x

    def m(self, x):
        return "method", x


def f(x):
    return "f", x


def call(c, x):
    found = c(x)
    return found.x if isinstance(found, A) else found


def gen(c):
    while True:
        yield call(c[0], 2), c[0](3)


a = A(0)
callables = [f, len, A, a, a.m, int, lambda x, y=1: (x, y), f, max, str.upper, range]
holder = [f]
g = gen(holder)
for c in callables * 2:
    argument = (1, 5) if c in (len, max) else "a" if c is str.upper else 7
    print(call(c, argument) if c is not range else list(call(c, 3)))
for c in [f, a, a.m, int, f, lambda x, y=1: (x, y)]:
    holder[0] = c
    print(next(g), next(g))

# expect-output:
# | ('f', 7)
# | 2
# | 7
# | ('called', 7)
# | ('method', 7)
# | 7
# | (7, 1)
# | ('f', 7)
# | 5
# | A
# | [0, 1, 2]
# | ('f', 7)
# | 2
# | 7
# | ('called', 7)
# | ('method', 7)
# | 7
# | (7, 1)
# | ('f', 7)
# | 5
# | A
# | [0, 1, 2]
# | (('f', 2), ('f', 3)) (('f', 2), ('f', 3))
# | (('called', 2), ('called', 3)) (('called', 2), ('called', 3))
# | (('method', 2), ('method', 3)) (('method', 2), ('method', 3))
# | (2, 3) (2, 3)
# | (('f', 2), ('f', 3)) (('f', 2), ('f', 3))
# | ((2, 1), (3, 1)) ((2, 1), (3, 1))
