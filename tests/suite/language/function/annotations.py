def f(a: int, *args: str, k: "later" = 1, **kw: float) -> None:
    pass


print(f.__annotations__)  # expect: {'a': <class 'int'>, 'args': <class 'str'>, 'k': 'later', 'kw': <class 'float'>, 'return': None}
