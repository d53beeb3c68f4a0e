class A:
    def __del__(self):
        print("del")


def f():
    a = A()
    return lambda: a


g = f()
print("held")
g = None
print("end")

# expect-output:
# | held
# | del
# | end
