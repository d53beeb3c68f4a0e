import types

n = types.SimpleNamespace(a=[10, {"k": "v"}])
print("{0.a[0]} {0.a[1][k]} {n.a}".format(n, n=n))  # expect: 10 v [10, {'k': 'v'}]
