def f():
    a = 5
    return eval("a + 1")


print(f())  # expect: 6
