def f():
    x = 1
    snapshot = locals()
    x = 2
    snapshot["x"] = 99
    return x, snapshot["x"], sorted(locals())


print(f())  # expect: (2, 99, ['snapshot', 'x'])
