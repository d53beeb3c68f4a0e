"""Module text."""


def f():
    "Function text."
    "not this"


def g():
    f"not {1} doc"


print(__doc__, f.__doc__, g.__doc__)  # expect: Module text. Function text. None
