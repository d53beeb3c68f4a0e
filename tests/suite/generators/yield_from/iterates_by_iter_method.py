class Bag:
    def __iter__(self):
        return iter([1, 2])


class Sequence:
    def __getitem__(self, index):
        if index > 1:
            raise IndexError
        return index * 10


class Wrong:
    def __iter__(self):
        return 5


def delegate(source):
    yield from source


print(list(delegate(Bag())), list(delegate(Sequence())))
for source in Wrong(), 5:
    try:
        list(delegate(source))
    except TypeError as error:
        print(error)

# expect-output:
# | [1, 2] [0, 10]
# | iter() returned non-iterator of type 'int'
# | 'int' object is not iterable
