from collections import OrderedDict


def attempt(work):
    try:
        print(work())
    except (RuntimeError, KeyError) as error:
        print(type(error).__name__, error)


def over(view, change):
    for key in view:
        change(key)


attempt(lambda: over(one := OrderedDict.fromkeys('abc'), one.move_to_end))
attempt(lambda: over((two := OrderedDict.fromkeys('abc')).items(), lambda pair: two.pop('c')))
attempt(lambda: over((three := OrderedDict.fromkeys('abc')).values(), lambda value: three.__setitem__('d', 1)))
attempt(lambda: over(reversed(four := OrderedDict.fromkeys('abc')), lambda key: four.__setitem__(key, 1)))


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if Key.clears:
            first.clear()
        return self.name == other.name


Key.clears = False
first, second = OrderedDict(), OrderedDict()
for made in first, second:
    made[Key('x')] = made[Key('y')] = 1
print(first == second)
second.move_to_end(next(iter(second)))
print(first == second, dict(first) == dict(second))
queue = OrderedDict.fromkeys(range(3000))
total = 0
while queue:
    total += queue.popitem(last=False)[0]
    if total % 7 == 0:
        queue[-total] = None
    if len(queue) > 3000:
        break
print(total)

# expect-output:
# | RuntimeError OrderedDict mutated during iteration
# | RuntimeError OrderedDict mutated during iteration
# | RuntimeError OrderedDict mutated during iteration
# | None
# | True
# | False True
# | -1280571286
