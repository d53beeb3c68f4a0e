def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def defaults(a, b=1, /, c=2, *rest, d, e=3, **more):
    """A docstring
    of two lines."""
    del b
    return b, lambda x=a: x + c


def counter():
    count = 0

    def step():
        nonlocal count
        count += 1
        return count

    return step


@decorate(1)
def annotated(a: int, *, b: "str" = "") -> None:
    pass
