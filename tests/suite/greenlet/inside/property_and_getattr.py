from greenlet import getcurrent, greenlet

main = getcurrent()


class A:
    @property
    def x(self):
        return main.switch("property")

    def __getattr__(self, name):
        return main.switch(name)


a, b = greenlet(lambda: A().x + 1), greenlet(lambda: A().y + 2)
print(a.switch(), b.switch())  # expect: property y
print(b.switch(10), a.switch(20))  # expect: 12 21
