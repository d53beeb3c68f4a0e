def count_calls(function):
    def inner(*args, **kwargs):
        inner.calls += 1
        return function(*args, **kwargs)

    inner.calls = 0
    return inner


@count_calls
def f(x, *, y=1):
    return x + y


print(f(1), f(2, y=3), f.calls)  # expect: 2 5 2
