import inspect


class A:
    """Doc
    of A."""

    x = 1

    def f(self): ...


print(inspect.getdoc(A), [n for n, _ in inspect.getmembers(A) if not n.startswith("_")], inspect.getmro(A)[1])

# expect-output:
# | Doc
# | of A. ['f', 'x'] <class 'object'>
