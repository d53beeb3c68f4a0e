class A:
    def __del__(self):
        print("del")


def f(x):
    x = None
    print("still held by caller" if held else "")


held = A()
f(held)
held = None
print("end")

# expect-output:
# | still held by caller
# | del
# | end
