def f():
    total = 0
    partial = [total := total + x for x in range(5)]
    return partial, total


print(f())  # expect: ([0, 1, 3, 6, 10], 10)
