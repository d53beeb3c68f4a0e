from greenlet import getcurrent, greenlet

main = getcurrent()


class A:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, main.switch(f"set {name}"))

    def __delattr__(self, name):
        main.switch(f"del {name}")


def run():
    a = A()
    a.x = 1
    del a.x
    return a.x


g = greenlet(run)
print(g.switch())  # expect: set x
print(g.switch("stored"))  # expect: del x
print(g.switch())  # expect: stored
