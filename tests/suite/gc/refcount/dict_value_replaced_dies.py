class A:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)


d = {"k": A(1)}
d["k"] = A(2)
print("replaced")
d.pop("k")
print("end")

# expect-output:
# | del 1
# | replaced
# | del 2
# | end
