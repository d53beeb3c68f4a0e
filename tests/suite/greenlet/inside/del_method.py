from greenlet import getcurrent, greenlet

main = getcurrent()


class A:
    def __del__(self):
        main.switch("in del")
        print("del ends")


def run():
    a = A()
    del a
    return "after del"


g = greenlet(run)
print(g.switch())
print("meanwhile")
print(g.switch())

# expect-output:
# | in del
# | meanwhile
# | del ends
# | after del
