import gc


class A:
    def __del__(self):
        print("del")


gc.collect()
a = A()
a.self = a
del a
print("unreachable")
print(gc.collect() > 0)

# expect-output:
# | unreachable
# | del
# | True
