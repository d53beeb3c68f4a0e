import inspect


def f(a, b=2, *, c):
    pass


b = inspect.signature(f).bind(1, c=3)
b.apply_defaults()
print(b.arguments, b.args, b.kwargs)  # expect: {'a': 1, 'b': 2, 'c': 3} (1, 2) {'c': 3}
inspect.signature(f).bind()  # raises: TypeError: missing a required argument: 'a'
