# One call of len and one of append that meet builtin containers, subclasses and others in turn.
class Sized:
    def __len__(self):
        return 41


class Longer(list):
    def __len__(self):
        return 100 + super().__len__()

    def append(self, item):
        super().append((item, item))


class Keeps(list):
    pass


class Log:
    def __init__(self):
        self.seen = []

    def append(self, item):
        self.seen.append(item)
        return "logged"


def length(value):
    return len(value)


def add(target, item):
    answer = target.append(item)
    target.append(item)
    return answer


for values in (([1, 2], "abc", (1,), {1: 2}, {1, 2}, range(9), b"xy"), (Sized(), Longer([1]), Keeps([1, 2, 3])), ("é", "日本")):
    for _ in range(3):
        print([length(value) for value in values])
try:
    length(5)
except TypeError as error:
    print(error)
for _ in range(3):
    for make in (list, Longer, Keeps, Log):
        target = make()
        for item in range(3):
            answer = add(target, item)
        print(make.__name__, answer, getattr(target, "seen", target))
real = len
print(length([1]))
len = lambda value: ("mine", value)
print(length([1]))
len = real
print(length([1]))
many = []
for i in range(1000):
    many.append(i)
    assert len(many) == i + 1
print(len(many), sum(many), [].append(1))
try:
    add(5, 1)
except AttributeError as error:
    print(error)
try:
    [].append()
except TypeError as error:
    print(error)

# expect-output:
# | [2, 3, 1, 1, 2, 9, 2]
# | [2, 3, 1, 1, 2, 9, 2]
# | [2, 3, 1, 1, 2, 9, 2]
# | [41, 101, 3]
# | [41, 101, 3]
# | [41, 101, 3]
# | [1, 2]
# | [1, 2]
# | [1, 2]
# | object of type 'int' has no len()
# | list None [0, 0, 1, 1, 2, 2]
# | Longer None [(0, 0), (0, 0), (1, 1), (1, 1), (2, 2), (2, 2)]
# | Keeps None [0, 0, 1, 1, 2, 2]
# | Log logged [0, 0, 1, 1, 2, 2]
# | list None [0, 0, 1, 1, 2, 2]
# | Longer None [(0, 0), (0, 0), (1, 1), (1, 1), (2, 2), (2, 2)]
# | Keeps None [0, 0, 1, 1, 2, 2]
# | Log logged [0, 0, 1, 1, 2, 2]
# | list None [0, 0, 1, 1, 2, 2]
# | Longer None [(0, 0), (0, 0), (1, 1), (1, 1), (2, 2), (2, 2)]
# | Keeps None [0, 0, 1, 1, 2, 2]
# | Log logged [0, 0, 1, 1, 2, 2]
# | 1
# | ('mine', [1])
# | 1
# | 1000 499500 None
# | 'int' object has no attribute 'append'
# | list.append() takes exactly one argument (0 given)
