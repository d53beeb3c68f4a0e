def f(a, b=2, *, c=3):
    "Doc."


print(f.__name__, f.__qualname__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__module__)  # expect: f f Doc. (2,) {'c': 3} __main__
f.tag = "x"
print(f.tag, f.__dict__)  # expect: x {'tag': 'x'}
