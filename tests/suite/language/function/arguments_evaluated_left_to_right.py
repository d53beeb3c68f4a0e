def show(x):
    print(x)
    return x


def f(*args, **kwargs):
    pass


f(show(1), *[show(2)], k=show(3), **{"z": show(4)})

# expect-output:
# | 1
# | 2
# | 3
# | 4
