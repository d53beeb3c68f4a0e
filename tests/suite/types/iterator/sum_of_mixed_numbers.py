print(sum(x for x in [1, 2, 3]), sum([1, 2.5, 3]), sum(x for x in [0.1] * 10), sum([0.1] * 10))  # expect: 6 6.5 1.0 1.0
print(sum([2**61 - 1, 1]), sum([2**62, 2**62, 2**63, -1.0]), sum(map(ord, "abc")), sum([True, True]), sum([], 5))  # expect: 2305843009213693952 1.8446744073709552e+19 294 2 5
print(sum([[1], [2]], []), sum(x for x in [2**63 - 1, 1, 1]), sum([1e308, 1e308, -1e308]))  # expect: [1, 2] 9223372036854775809 inf
try:
    sum([1, "a"])
except TypeError as error:
    print(error)  # expect: unsupported operand type(s) for +: 'int' and 'str'
