x = 1
globals()["x"] = 2
globals()["new"] = 3
print(x, new)  # expect: 2 3


def f():
    return globals()


print(f() is globals())  # expect: True
