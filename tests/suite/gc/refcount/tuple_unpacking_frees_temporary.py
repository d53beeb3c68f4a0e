class A:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)


a, b = A(1), A(2)
a, b = b, a
print(a.n, b.n)
a = None
print("first gone")
b = None

# expect-output:
# | 2 1
# | del 2
# | first gone
# | del 1
