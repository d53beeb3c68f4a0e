# Iterators over iterators over iterators: no stack runs out.
import itertools

inner = iter([1, 2, 3])
for _ in range(3000):
    inner = itertools.chain(inner)
print(list(itertools.islice(inner, 2)))
for kind in itertools.cycle, itertools.pairwise, itertools.accumulate:
    inner = iter([1, 2, 3])
    for _ in range(50):
        inner = kind(inner)
    print(type(inner).__name__, str(next(inner, None))[:20])

# expect-output:
# | [1, 2]
# | cycle 1
# | pairwise None
# | accumulate 1
