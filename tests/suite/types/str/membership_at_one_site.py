class Set(set):
    def __contains__(self, item):
        return "maybe"


class Equal:
    def __eq__(self, other):
        return other == "x"

    __hash__ = object.__hash__


def within(item, container):
    if item in container:
        return item in container, item not in container
    return False, item not in container


nan = float("nan")
containers = ["xyz", "", {"x": 1}, {"x"}, frozenset({1}), ["x", nan], ("y", "x"), Set(), [Equal()], {Equal(): 1}, range(3)]
for container in containers:
    print([within(item, container) for item in ("x", "xy", "")] if isinstance(container, str) else
          [within(item, container) for item in ("x", 1, nan, 1.0, (1, "x"))])
for wrong in ((1, "x"), ([], {}), (1, 2)):
    try:
        within(*wrong)
    except TypeError as error:
        print(error)

# expect-output:
# | [(True, False), (True, False), (True, False)]
# | [(False, True), (False, True), (True, False)]
# | [(True, False), (False, True), (False, True), (False, True), (False, True)]
# | [(True, False), (False, True), (False, True), (False, True), (False, True)]
# | [(False, True), (True, False), (False, True), (True, False), (False, True)]
# | [(True, False), (False, True), (True, False), (False, True), (False, True)]
# | [(True, False), (False, True), (False, True), (False, True), (False, True)]
# | [(True, False), (True, False), (True, False), (True, False), (True, False)]
# | [(True, False), (False, True), (False, True), (False, True), (False, True)]
# | [(False, True), (False, True), (False, True), (False, True), (False, True)]
# | [(False, True), (True, False), (False, True), (True, False), (False, True)]
# | 'in <string>' requires string as left operand, not int
# | cannot use 'list' as a dict key (unhashable type: 'list')
# | argument of type 'int' is not a container or iterable
