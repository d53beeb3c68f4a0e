@staticmethod
def f():
    "Doc."


print(f(), f.__name__, f.__doc__, f.__wrapped__.__name__, f.__func__.__qualname__)  # expect: None f Doc. f f
