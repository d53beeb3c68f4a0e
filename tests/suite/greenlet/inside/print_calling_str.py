from greenlet import getcurrent, greenlet

main = getcurrent()


class A:
    def __str__(self):
        return main.switch("text wanted")


a, b = greenlet(lambda: print("a:", A())), greenlet(lambda: print("b:", A(), A()))
print(a.switch(), b.switch())
b.switch("first")
a.switch("only")
b.switch("second")

# expect-output:
# | a: b: text wanted text wanted
# | first only
# | second
