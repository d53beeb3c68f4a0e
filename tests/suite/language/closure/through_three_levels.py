def a():
    x = 1

    def b():
        def c():
            return x + 1

        return c

    return b


print(a()()())  # expect: 2
