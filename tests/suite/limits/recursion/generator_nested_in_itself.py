def g(n):
    yield from g(n + 1)


try:
    next(g(0))
except RecursionError as error:
    print(type(error).__name__)  # expect: RecursionError
