def relay(depth):
    if depth == 0:
        yield "bottom"
    else:
        yield from relay(depth - 1)


try:
    next(relay(100_000))
except RecursionError as error:
    print(type(error).__name__)  # expect: RecursionError
print(next(relay(100)))  # expect: bottom
