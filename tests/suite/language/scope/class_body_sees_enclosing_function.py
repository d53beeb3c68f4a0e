def f():
    x = "enclosing"

    class A:
        y = x

    return A.y


print(f())  # expect: enclosing
