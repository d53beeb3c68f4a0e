x = 1


def f(y=x):
    return y


x = 2
print(f())  # expect: 1
