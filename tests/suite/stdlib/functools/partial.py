from functools import partial

f = partial(int, base=2)
print(f("101"), f.func, f.args, f.keywords, partial(partial(print, 1), 2).args)  # expect: 5 <class 'int'> () {'base': 2} (1, 2)
print(partial(lambda *a, **k: (a, k), 1, x=2)(3, y=4))  # expect: ((1, 3), {'x': 2, 'y': 4})
