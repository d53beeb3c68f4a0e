class A:
    def __del__(self):
        print("del")


def g():
    a = A()
    yield 1


it = g()
for x in it:
    print(x)
print("still holding", it is not None)

# expect-output:
# | 1
# | del
# | still holding True
