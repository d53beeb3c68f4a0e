def f(x):
    class A:
        y = x

        def g(self):
            return x, self.y

    x = "changed"
    return A().g()


print(f("first"))  # expect: ('changed', 'first')
