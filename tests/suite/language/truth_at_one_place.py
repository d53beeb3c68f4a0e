# One condition of each form that meets ints, bools, None and other values in turn.
class Odd:
    def __init__(self, truth):
        self.truth = truth

    def __bool__(self):
        return self.truth


values = [0, 1, -1, 1 << 70, True, False, None, 0.0, 0.5, "", "x", [], [0], Odd(True), Odd(False)]


def when(value):
    if value:
        return "yes"
    return "no"


def unless(value):
    while not value:
        return "no"
    return "yes"


def either(value, other):
    return value or other


def both(value, other):
    return value and other


for _ in range(2):
    print([when(value) for value in values])
    print([unless(value) for value in values])
    print([either(value, "other") is value for value in values])
    print([both(value, "other") is value for value in values])
print(either(0, 7), both(3, 7), either(0, 0), both(0, 1), not 5, not 0)

# expect-output:
# | ['no', 'yes', 'yes', 'yes', 'yes', 'no', 'no', 'no', 'yes', 'no', 'yes', 'no', 'yes', 'yes', 'no']
# | ['no', 'yes', 'yes', 'yes', 'yes', 'no', 'no', 'no', 'yes', 'no', 'yes', 'no', 'yes', 'yes', 'no']
# | [False, True, True, True, True, False, False, False, True, False, True, False, True, True, False]
# | [True, False, False, False, False, True, True, True, False, True, False, True, False, False, True]
# | ['no', 'yes', 'yes', 'yes', 'yes', 'no', 'no', 'no', 'yes', 'no', 'yes', 'no', 'yes', 'yes', 'no']
# | ['no', 'yes', 'yes', 'yes', 'yes', 'no', 'no', 'no', 'yes', 'no', 'yes', 'no', 'yes', 'yes', 'no']
# | [False, True, True, True, True, False, False, False, True, False, True, False, True, True, False]
# | [True, False, False, False, False, True, True, True, False, True, False, True, False, False, True]
# | 7 7 0 0 False True
