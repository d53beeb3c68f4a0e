class A:
    pass


a, b = [1, 2, 3], A()
b.x = 1
del a[0], b.x
print(a, hasattr(b, "x"))  # expect: [2, 3] False
del (a, b)
print("a" in globals(), "b" in globals())  # expect: False False
