class A:
    def __init__(self, n):
        print("init", n)
        self.n = n

    def __del__(self):
        print("del", self.n)


a = A(1)
a = A(2)
print("end")
del a

# expect-output:
# | init 1
# | init 2
# | del 1
# | end
# | del 2
