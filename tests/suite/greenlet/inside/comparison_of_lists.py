from greenlet import getcurrent, greenlet

main = getcurrent()


class E:
    def __eq__(self, other):
        return main.switch("eq")


a, b = greenlet(lambda: [1, E()] == [1, 2]), greenlet(lambda: E() in (3, 4))
print(a.switch(), b.switch())  # expect: eq eq
print(a.switch(True), b.switch(False), b.switch(True))  # expect: True eq True
