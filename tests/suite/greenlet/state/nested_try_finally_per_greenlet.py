from greenlet import getcurrent, greenlet

main = getcurrent()


def run(name):
    try:
        try:
            main.switch()
        finally:
            print(name, "inner")
            main.switch()
    finally:
        print(name, "outer")


a, b = greenlet(run), greenlet(run)
a.switch("a"), b.switch("b")
a.switch(), b.switch()
b.switch(), a.switch()

# expect-output:
# | a inner
# | b inner
# | b outer
# | a outer
