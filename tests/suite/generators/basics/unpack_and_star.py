def g():
    yield from "abc"


a, *b = g()
print(a, b, [*g()], max(g()), "b" in g())  # expect: a ['b', 'c'] ['a', 'b', 'c'] c True
