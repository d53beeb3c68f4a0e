def f():
    return 1, *range(2), 3


print(f())  # expect: (1, 0, 1, 3)
