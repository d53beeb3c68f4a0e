from itertools import accumulate, chain, islice


def g():
    yield 1
    raise ValueError("broken")


for it in (chain(g()), accumulate(g()), islice(g(), 5)):
    print(next(it))
    try:
        next(it)
    except ValueError as error:
        print(error, next(it, "ended"))

# expect-output:
# | 1
# | broken ended
# | 1
# | broken ended
# | 1
# | broken ended
