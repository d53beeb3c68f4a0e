class A:
    """Doc."""

    x = 1


print(A.__doc__, A.__module__, A.__qualname__, A.__bases__, "x" in A.__dict__, type(A.__dict__).__name__, A.__firstlineno__)  # expect: Doc. __main__ A (<class 'object'>,) True mappingproxy 1
