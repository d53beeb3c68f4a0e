# One unpacking that meets tuples that others hold, fresh tuples, lists, subclasses and other iterables.
class Pair(tuple):
    def __iter__(self):
        return iter(("own", "way"))


def swap(value):
    one, two = value
    return two, one


def fresh(n):
    out = []
    for one, two in ((i, [i]) for i in range(n)):
        out.append((two, one))
    return out


held = ("a", ["b"])
for _ in range(3):
    print(swap(held), swap([1, 2]), swap((3, 4)), swap("xy"), swap({5: 6, 7: 8}), swap(Pair((1, 2))), swap(iter([9, 8])))
print(fresh(3), held)
for wrong in ((1,), (1, 2, 3), [1], [1, 2, 3], "", 7):
    try:
        swap(wrong)
    except (TypeError, ValueError) as error:
        print(error)
a, b, c = 1.5, [2], "three"
a, b, c = c, a, b
print(a, b, c)
(d, e), f = (1, 2), 3
print(d, e, f)

# expect-output:
# | (['b'], 'a') (2, 1) (4, 3) ('y', 'x') (7, 5) ('way', 'own') (8, 9)
# | (['b'], 'a') (2, 1) (4, 3) ('y', 'x') (7, 5) ('way', 'own') (8, 9)
# | (['b'], 'a') (2, 1) (4, 3) ('y', 'x') (7, 5) ('way', 'own') (8, 9)
# | [([0], 0), ([1], 1), ([2], 2)] ('a', ['b'])
# | not enough values to unpack (expected 2, got 1)
# | too many values to unpack (expected 2, got 3)
# | not enough values to unpack (expected 2, got 1)
# | too many values to unpack (expected 2, got 3)
# | not enough values to unpack (expected 2, got 0)
# | cannot unpack non-iterable int object
# | three 1.5 [2]
# | 1 2 3
