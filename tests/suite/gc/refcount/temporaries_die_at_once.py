class A:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)


A(1)
print("between")
print(A(2).n)
A(3).n
print("end")

# expect-output:
# | del 1
# | between
# | del 2
# | 2
# | del 3
# | end
