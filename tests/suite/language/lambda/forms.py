print((lambda: 1)(), (lambda x, y=2: x + y)(1), (lambda *a, **k: (a, k))(1, z=2), (lambda a, /, b, *, c: a + b + c)(1, 2, c=3))  # expect: 1 3 ((1,), {'z': 2}) 6
