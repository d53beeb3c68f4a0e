class A:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)


items = [A(0), A(1), A(2)]
del items[1]
print("one gone")
items.clear()
print("end")

# expect-output:
# | del 1
# | one gone
# | del 2
# | del 0
# | end
