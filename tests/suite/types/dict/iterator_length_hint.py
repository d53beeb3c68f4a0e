import operator

it = iter({1: 2, 3: 4})
next(it)
print(operator.length_hint(it))  # expect: 1
