class A:
    def __init__(self, n):
        self.n = n

    def next(self):
        return A(self.n + 1)

    def __del__(self):
        print("del", self.n)


a = A(0).next().next()
print("built", a.n)
del a

# expect-output:
# | del 0
# | del 1
# | built 2
# | del 2
