class Limited:
    def __init__(self):
        self._value = 0

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, new):
        if new == 3:
            raise ValueError("not three")
        self._value = new * 10
        return "ignored"


class Plain:
    pass


class Locked:
    value = property(lambda self: 1)


class Child(Limited):
    pass


def store(target, number):
    target.value = number


def steps(target):
    for number in range(5):
        try:
            target.value = number
        except ValueError as error:
            yield str(error)
        yield target.value


one, two = Limited(), Child()
shown = []
for number in range(5):
    for target in (one, two):
        try:
            store(target, number)
        except ValueError as error:
            shown.append(error)
        shown.append(target.value)
print(*shown)
print(*steps(one))
for target in (Plain(), one, Locked(), two, Plain(), one):
    try:
        store(target, 7)
        print(target.value)
    except AttributeError as error:
        print(error)

for number in range(4):
    if number == 2:
        Limited.value = Limited.value.setter(lambda self, new: print("new setter", new))
    store(one, number)
print(one.value)


class Deep:
    depth = 0

    @property
    def level(self):
        return self.depth

    @level.setter
    def level(self, number):
        self.depth = number
        if number < 50:
            self.level = number + 1


deep = Deep()
deep.level = 0
print(deep.level)
Limited().value = 4
print("end")

# expect-output:
# | 0 0 10 10 20 20 not three 20 not three 20 40 40
# | 0 10 20 not three 20 40
# | 7
# | 70
# | property 'value' of 'Locked' object has no setter
# | 70
# | 7
# | 70
# | new setter 2
# | new setter 3
# | 10
# | 50
# | new setter 4
# | end
