class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, *, y=0):
        return self.n + x + y


print(Adder(1)(2), Adder(1)(2, y=3), callable(Adder(0)), callable(object()))  # expect: 3 6 True False
