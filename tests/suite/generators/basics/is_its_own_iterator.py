def g():
    yield 1


it = g()
print(iter(it) is it, type(it).__name__, list(it), list(it))  # expect: True generator [1] []
