from greenlet import getcurrent, greenlet

main = getcurrent()


class Base:
    def __init_subclass__(cls):
        main.switch("init_subclass")


class D:
    def __set_name__(self, owner, name):
        main.switch(f"set_name {name}")


def make():
    class A(Base):
        d = D()

    return A.__name__


a = greenlet(make)
print(a.switch(), a.switch(), a.switch())  # expect: set_name d init_subclass A
