class C:
    def __init__(self, n):
        self.n = n

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        print(self.n, exc[0] is not None)
        return self.n == 2


with C(1), C(2), C(3):
    raise ValueError
print("swallowed by two")

# expect-output:
# | 3 True
# | 2 True
# | 1 False
# | swallowed by two
