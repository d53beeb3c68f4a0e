class A:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)


print([A(n).n for n in range(2)])

# expect-output:
# | del 0
# | del 1
# | [0, 1]
