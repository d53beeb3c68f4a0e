def f():
    x = "function"

    class A:
        x = "class"

        def g(self):
            nonlocal x
            x = "changed"

    A().g()
    return x, A.x


print(f())  # expect: ('changed', 'class')
