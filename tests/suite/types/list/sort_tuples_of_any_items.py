nan = float("nan")
print(sorted([(2, "b"), (1, "z"), (2, "a"), (1, "z")]))  # expect: [(1, 'z'), (1, 'z'), (2, 'a'), (2, 'b')]
print(sorted([(1, 2), (1,), (0, 5, 6), ()]))  # expect: [(), (0, 5, 6), (1,), (1, 2)]
print(sorted([(1.5, 2), (1, 3), (True, 1)]))  # expect: [(True, 1), (1, 3), (1.5, 2)]
print(sorted([(2**70, 1), (5, 2), (-(2**70), 3)]))  # expect: [(-1180591620717411303424, 3), (5, 2), (1180591620717411303424, 1)]
print(sorted([((1, 2), 3), ((1, 1), 4)], reverse=True))  # expect: [((1, 2), 3), ((1, 1), 4)]
print([n for _, n in sorted([(nan, 1), (nan, 0), (1.0, 2)], key=lambda pair: (pair[1], pair[0]))] and "done")  # expect: done
rows = [(i % 3, -i, "r%d" % i) for i in range(12)]
print(sorted(rows, reverse=True)[:3], sorted(rows, key=lambda r: r[:1])[0])  # expect: [(2, -2, 'r2'), (2, -5, 'r5'), (2, -8, 'r8')] (0, 0, 'r0')
print([name for _, name in sorted([(1, "first"), (0, "zero"), (1, "second")], key=lambda r: (r[0],))])  # expect: ['zero', 'first', 'second']
try:
    sorted([(1, "a"), (1, 2)])
except TypeError as error:
    print(error)  # expect: '<' not supported between instances of 'int' and 'str'


class Late(tuple):
    def __lt__(self, other):
        return self[0] > other[0]


print([t[0] for t in sorted([Late((1,)), Late((3,)), Late((2,))])])  # expect: [3, 2, 1]
