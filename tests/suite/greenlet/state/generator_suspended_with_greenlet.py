from greenlet import getcurrent, greenlet

main = getcurrent()


def g():
    yield 1
    main.switch("from inside generator")
    yield 2


it = g()
w = greenlet(lambda: list(it))
print(w.switch())  # expect: from inside generator
try:
    next(it)
except ValueError as error:
    print(error)  # expect: generator already executing
print(w.switch())  # expect: [1, 2]
