class Closed:
    __iter__ = None

    def __getitem__(self, index):
        return index


def loop(value):
    for _ in value:
        break


def unpack(value):
    first, *rest = value


for action in iter, list, tuple, set, sum, loop, unpack, lambda value: [*value], lambda value: print(*value):
    try:
        action(Closed())
    except TypeError as error:
        print(str(error).endswith("object is not iterable") or str(error))

# expect-output:
# | True
# | True
# | True
# | True
# | True
# | True
# | True
# | True
# | True
