from functools import wraps


def deco(f):
    @wraps(f)
    def inner(*args):
        return f(*args)

    return inner


@deco
def documented():
    "Doc."


print(documented.__name__, documented.__doc__, documented.__wrapped__.__qualname__)  # expect: documented Doc. documented
