import functools
import operator


class Path:
    join = operator.add
    first = operator.itemgetter(0)
    less = operator.lt


path = Path()
print(path.join("a", "b"), path.first("xyz"), path.less(1, 2))
print(operator.add, operator.__add__ is operator.add, operator.add.__module__, operator.itemgetter.__module__)
print(functools.reduce(operator.mul, range(1, 20)), operator.sub(2, 0.5), operator.concat("a", "b"))


class Number:
    def __radd__(self, other):
        return ("radd", other)

    def __lt__(self, other):
        return "less"


print(operator.add(1, Number()), operator.lt(Number(), 1), operator.iadd([1], (2,)))
for act in (lambda: operator.add(1), lambda: operator.add(1, "a"), lambda: operator.indexOf([1], 2), lambda: operator.concat(1, 2)):
    try:
        act()
    except Exception as error:
        print(type(error).__name__, error)
print(operator.abs(-3), operator.pow(2, 3), operator.index(4), operator.length_hint(iter([1, 2])), operator.call(max, 1, 2), operator.countOf("abca", "a"))

# expect-output:
# | ab x True
# | <built-in function add> True _operator operator
# | 121645100408832000 1.5 ab
# | ('radd', 1) less [1, 2]
# | TypeError add expected 2 arguments, got 1
# | TypeError unsupported operand type(s) for +: 'int' and 'str'
# | ValueError sequence.index(x): x not in sequence
# | TypeError 'int' object can't be concatenated
# | 3 8 4 2 2 2
