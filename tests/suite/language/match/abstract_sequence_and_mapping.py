import collections.abc


def shape(value):
    match value:
        case []:
            return 'empty'
        case [*_]:
            return 'sequence'
        case {}:
            return 'mapping'
    return None


class Row(collections.abc.Sequence):
    __getitem__ = None

    def __len__(self):
        return 0


class Table(collections.abc.Mapping):
    __getitem__ = __iter__ = __len__ = None


class Late:
    def __len__(self):
        return 1


class Later(Late):
    pass


print(shape(Row()), shape(Table()), shape(Later()))  # expect: empty mapping None
collections.abc.Sequence.register(Late)
print(shape(Late()), shape(Later()))  # expect: sequence sequence
