class A:
    def __del__(self):
        print("del")


def f():
    a = A()
    raise ValueError


try:
    f()
except ValueError as error:
    print("handling")
print("handled")

# expect-output:
# | handling
# | del
# | handled
