import itertools


class Again:
    def __iter__(self):
        return self

    def __next__(self):
        return next(copy)


one, copy = itertools.tee(Again())
try:
    next(one)
except RuntimeError as error:
    print(error)  # expect: cannot re-enter the tee iterator
try:
    next(one)
except RuntimeError as error:
    print(error)  # expect: cannot re-enter the tee iterator
first, = itertools.tee([1, 2], 1)
second, third = itertools.tee(first)
print(first is second, list(third), list(first), list(second))  # expect: False [1, 2] [1, 2] [1, 2]
