import inspect


def f(a, /, b: int, *args, c=1, **kw) -> str:
    pass


s = inspect.signature(f)
print(s, list(s.parameters), s.parameters["c"].default, s.parameters["a"].kind, s.return_annotation)  # expect: (a, /, b: int, *args, c=1, **kw) -> str ['a', 'b', 'args', 'c', 'kw'] 1 POSITIONAL_ONLY <class 'str'>
print(inspect.signature(lambda x, y=2: 0), inspect.signature(len), inspect.signature(print).parameters["sep"])  # expect: (x, y=2) (obj, /) sep=' '
