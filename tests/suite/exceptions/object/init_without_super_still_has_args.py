class E(Exception):
    def __init__(self, a, b):
        self.sum = a + b


e = E(1, 2)
print(e.args, e.sum, repr(e))  # expect: (1, 2) 3 E(1, 2)
