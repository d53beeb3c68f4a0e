import functools
import inspect
import operator


class Calculator:
    add = operator.add
    less = operator.lt
    fold = functools.reduce
    key = functools.cmp_to_key

    def __init__(self, value=0):
        self.value = value

    def __add__(self, other):
        return Calculator(self.value + other)

    def __index__(self):
        return self.value

    def __length_hint__(self):
        return 7


own = Calculator(5)
print(own.add(1, 2), own.less(1, 2), own.fold(operator.mul, [2, 3, 4], 10), sorted([3, 1, 2], key=own.key(lambda a, b: b - a)))
print(operator.add, functools.reduce, operator.__add__ is operator.add, inspect.signature(operator.setitem))
print(operator.add(own, 2).value, operator.index(own), operator.length_hint(own), operator.length_hint(object(), 3), operator.index(True))
print(functools.reduce(operator.add, [[1], [2]], []), list(map(operator.sub, [5, 6], [1, 2])), operator.call(int, "7", base=8))
for call in (lambda: operator.add(1, "x"), lambda: operator.concat(1, 2), lambda: operator.index("x"), lambda: functools.reduce(operator.add, []),
             lambda: operator.indexOf([1], 2), lambda: functools.cmp_to_key(max)(1) == 1, lambda: functools.cmp_to_key(max)(1) < 2):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
key = functools.cmp_to_key(lambda a, b: a - b)
print(key(1) < key(2), key(1) == key(1), key(3).obj, functools.reduce(operator.or_, [1, 2, 4]), operator.countOf("banana", "a"))
items = [1, 2, 3]
operator.delitem(items, 0)
operator.setitem(items, 0, "set")
print(items, operator.iadd(items, [4]) is items, operator.contains(items, 4), operator.getitem(items, -1), operator.not_(items), operator.is_none(None))

# expect-output:
# | 3 True 240 [3, 2, 1]
# | <built-in function add> <built-in function reduce> True (a, b, c, /)
# | 7 5 7 3 1
# | [1, 2] [4, 4] 7
# | TypeError unsupported operand type(s) for +: 'int' and 'str'
# | TypeError 'int' object can't be concatenated
# | TypeError 'str' object cannot be interpreted as an integer
# | TypeError reduce() of empty iterable with no initial value
# | ValueError sequence.index(x): x not in sequence
# | TypeError other argument must be K instance
# | TypeError other argument must be K instance
# | True True 3 7 3
# | ['set', 3, 4] True True 4 False True
