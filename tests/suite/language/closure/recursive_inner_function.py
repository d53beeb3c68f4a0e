def f():
    def fact(n):
        return 1 if n == 0 else n * fact(n - 1)

    return fact(10)


print(f())  # expect: 3628800
