class Made:
    def __iter__(self):
        for k in [1, 2]:
            yield k


def g(m):
    yield from m


print(list(g(Made())))


class Iterator:
    def __init__(self):
        self.left = 3

    def __iter__(self):
        return self

    def __next__(self):
        if not self.left:
            raise StopIteration("spent")
        self.left -= 1
        return self.left


class NoIterator:
    def __iter__(self):
        return 7


class Sequence:
    def __getitem__(self, index):
        if index == 2:
            raise IndexError
        return index * 10


def result(source):
    return (yield from source)


def trying(source):
    try:
        print(list(g(source)))
    except TypeError as error:
        print(error)


step = result(Iterator())
while True:
    try:
        print(next(step))
    except StopIteration as end:
        print("end", end.value)
        break
trying(Sequence())
trying(NoIterator())
trying(5)
Iterator.__iter__ = None
trying(Iterator())

# expect-output:
# | [1, 2]
# | 2
# | 1
# | 0
# | end spent
# | [0, 10]
# | iter() returned non-iterator of type 'int'
# | 'int' object is not iterable
# | 'Iterator' object is not iterable
