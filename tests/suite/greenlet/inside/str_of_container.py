from greenlet import getcurrent, greenlet

main = getcurrent()


class A:
    def __repr__(self):
        return main.switch("repr")


a, b = greenlet(lambda: repr([A(), A()])), greenlet(lambda: str({"k": A()}))
print(a.switch(), b.switch())  # expect: repr repr
print(b.switch("B"), a.switch("A1"), a.switch("A2"))  # expect: {'k': B} repr [A1, A2]
