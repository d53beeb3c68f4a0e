# The variables of a comprehension are all that locals() shows in one of a module or class body (PEP 709).
import sys

numbers = [1, 2]
print([locals()["x"] for x in numbers], [vars() for y in [1]], [dir() for z in [1]], [eval("q") for q in numbers])  # expect: [1, 2] [{'y': 1}] [['z']] [1, 2]
[exec("numbers = x") for x in numbers]
print(numbers, [sys._getframe().f_locals["w"] for w in numbers], "x" in globals())  # expect: [1, 2] [1, 2] False


class Body:
    own = [3]
    print([sorted(locals()) for x in own], [eval("x") for x in own], "x" in locals(), "own" in locals())  # expect: [['x']] [3] False True


def function():
    own = 4
    return [sorted(locals()) for x in [1]], [eval("x + own") for x in [1]]


print(function())  # expect: ([['own', 'x']], [5])
