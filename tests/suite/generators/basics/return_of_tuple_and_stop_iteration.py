def g(x):
    return x
    yield


for value in ((1, 2), StopIteration(5), None):
    try:
        next(g(value))
    except StopIteration as error:
        print(repr(error.value), error.args)

# expect-output:
# | (1, 2) ((1, 2),)
# | StopIteration(5) (StopIteration(5),)
# | None ()
