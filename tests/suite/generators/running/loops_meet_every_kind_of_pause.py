# One loop over generators that pause in every way, so that it learns one kind and must unlearn it.
def plain(n):
    for i in range(n):
        yield i


def asks(n):
    for i in range(n):
        got = yield i
        assert got is None


def nested(n):
    yield from plain(n)


def expression(n):
    total = 0
    for i in range(n):
        total += (yield i) or 0
    return total


def handling(n):
    try:
        raise KeyError("k")
    except KeyError:
        for i in range(n):
            yield i


def last_by_statement(n):
    (yield n) if n else (yield 0)


class Steps:
    def __init__(self, n):
        self.left = n

    def __iter__(self):
        return self

    def __next__(self):
        if not self.left:
            raise StopIteration
        self.left -= 1
        return self.left


def total_of(source):
    total = 0
    for value in source:
        total += value
    return total


for round in range(3):
    for make in (plain, asks, nested, expression, handling, last_by_statement, Steps):
        print(make.__name__, total_of(make(6)))
    print([total_of(x) for x in ([1, 2], (3, 4), range(5), {6, 7}, map(abs, [-8]))])


def within_handler(source):
    try:
        raise ValueError("outer")
    except ValueError as error:
        return total_of(source), error.args


print(within_handler(plain(4)), within_handler(handling(4)), within_handler(nested(4)))


def stepping():
    it = plain(4)
    print(next(it), next(it), it.send(None))
    for rest in it:
        print("rest", rest)
    print(next(it, "over"))


stepping()
it = asks(3)
next(it)
try:
    it.send("something")
except AssertionError:
    print("what is sent arrives")

# expect-output:
# | plain 15
# | asks 15
# | nested 15
# | expression 15
# | handling 15
# | last_by_statement 6
# | Steps 15
# | [3, 7, 10, 13, 8]
# | plain 15
# | asks 15
# | nested 15
# | expression 15
# | handling 15
# | last_by_statement 6
# | Steps 15
# | [3, 7, 10, 13, 8]
# | plain 15
# | asks 15
# | nested 15
# | expression 15
# | handling 15
# | last_by_statement 6
# | Steps 15
# | [3, 7, 10, 13, 8]
# | (6, ('outer',)) (6, ('outer',)) (6, ('outer',))
# | 0 1 2
# | rest 3
# | over
# | what is sent arrives
