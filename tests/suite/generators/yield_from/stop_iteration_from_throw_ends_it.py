class Delegate:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, error):
        raise StopIteration("result")


def delegating():
    yield (yield from Delegate())


def without_throw():
    yield (yield from map(str, [1, 2]))


outer = delegating()
print(next(outer), outer.throw(KeyError))  # expect: 1 result
outer = without_throw()
print(next(outer))  # expect: 1
try:
    outer.throw(KeyError("no throw"))
except KeyError as error:
    print(repr(error), error.__context__)  # expect: KeyError('no throw') None
