from greenlet import getcurrent, greenlet

main = getcurrent()


class A:
    def __new__(cls):
        main.switch("new")
        return super().__new__(cls)

    def __init__(self):
        self.x = main.switch("init")


a, b = greenlet(lambda: A().x), greenlet(lambda: A().x)
print(a.switch(), b.switch(), a.switch(), b.switch())  # expect: new new init init
print(b.switch("b"), a.switch("a"))  # expect: b a
