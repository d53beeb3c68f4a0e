from greenlet import getcurrent, greenlet

main = getcurrent()


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        main.switch("comparing")
        return self.n == other.n


d = {Key(1): "one"}
a = greenlet(lambda: d[Key(1)])
b = greenlet(lambda: d.get(Key(2), "none"))
print(a.switch(), b.switch())  # expect: comparing comparing
print(a.switch(), b.switch())  # expect: one none
