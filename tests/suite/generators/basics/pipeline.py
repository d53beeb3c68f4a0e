def numbers():
    yield from range(10)


def even(xs):
    return (x for x in xs if x % 2 == 0)


def square(xs):
    for x in xs:
        yield x * x


print(sum(square(even(numbers()))))  # expect: 120
