class A:
    pass


print(A | None, isinstance(A(), A | int))  # expect: __main__.A | None True
