class Answer:
    def __init__(self, truth):
        self.truth = truth

    def __bool__(self):
        if self.truth is None:
            raise ZeroDivisionError("truth")
        return self.truth


class Item:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        if self.value is None:
            return Answer(None)
        return Answer(self.value < other.value)


class Declines:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return NotImplemented

    def __gt__(self, other):
        return self.value > other.value


print([item.value for item in sorted([Item(3), Item(1), Item(2)])])  # expect: [1, 2, 3]
print([item.value for item in sorted([Declines(3), Declines(1), Declines(2)])])  # expect: [1, 2, 3]
print([item[1].value for item in sorted([(1, Item(3)), (0, Item(9)), (1, Item(2))])])  # expect: [9, 2, 3]
items = [Item(3), Item(None), Item(2)]
try:
    items.sort()
except ZeroDivisionError as error:
    print(error, len(items))  # expect: truth 3


class Both:
    def __lt__(self, other):
        return NotImplemented


try:
    sorted([Both(), Both()])
except TypeError as error:
    print(error)  # expect: '<' not supported between instances of 'Both' and 'Both'
changed = []


class Meddler(Item):
    def __lt__(self, other):
        changed.append(self)
        return self.value < other.value


changed.extend([Meddler(2), Meddler(1)])
try:
    changed.sort()
except ValueError as error:
    print(error, [item.value for item in changed])  # expect: list modified during sort [1, 2]
