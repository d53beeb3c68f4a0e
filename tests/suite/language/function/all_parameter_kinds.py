def f(a, b, /, c, d=4, *args, e, g=7, **kwargs):
    return a, b, c, d, args, e, g, kwargs


print(f(1, 2, 3, e=5))  # expect: (1, 2, 3, 4, (), 5, 7, {})
print(f(1, 2, c=3, e=5, a=9))  # expect: (1, 2, 3, 4, (), 5, 7, {'a': 9})
print(f(1, 2, 3, 4, 5, 6, e=0, z=1))  # expect: (1, 2, 3, 4, (5, 6), 0, 7, {'z': 1})
