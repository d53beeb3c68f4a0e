class A:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


for n in (-1, "x", 1.5, 1 << 80):
    try:
        len(A(n))
    except Exception as error:
        print(type(error).__name__, error)

# expect-output:
# | ValueError __len__() should return >= 0
# | TypeError 'str' object cannot be interpreted as an integer
# | TypeError 'float' object cannot be interpreted as an integer
# | OverflowError cannot fit 'int' into an index-sized integer
