from greenlet import getcurrent, greenlet

main = getcurrent()


class Ask:
    def __iter__(self):
        main.switch("iter")
        return self

    def __next__(self):
        x = main.switch("next")
        if x is None:
            raise StopIteration
        return x


a, b = greenlet(lambda: list(Ask())), greenlet(lambda: dict(Ask()))
print(a.switch(), b.switch(), a.switch(), b.switch())  # expect: iter iter next next
print(a.switch(1), b.switch(("k", 2)))  # expect: next next
print(a.switch(None), b.switch(None))  # expect: [1] {'k': 2}
