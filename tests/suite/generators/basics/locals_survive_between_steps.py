def g(a, *args, k=1, **kw):
    total = a
    for x in args:
        total += x
        yield total
    yield k, kw


print(list(g(1, 2, 3, k=5, z=6)))  # expect: [3, 6, (5, {'z': 6})]
