class A:
    def __init__(self):
        self.count = 1

    def f(self):
        return count  # raises: NameError: name 'count' is not defined. Did you mean: 'self.count'?


A().f()
