from greenlet import getcurrent, greenlet

main = getcurrent()


class A:
    def __format__(self, spec):
        return main.switch(spec)


a, b = greenlet(lambda: f"[{A():x}|{A():y}]"), greenlet(lambda: "{:z}".format(A()))
print(a.switch(), b.switch())  # expect: x z
print(a.switch("1"), b.switch("3"), a.switch("2"))  # expect: y 3 [1|2]
