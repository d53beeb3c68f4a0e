from greenlet import getcurrent, greenlet

main = getcurrent()


def key(x):
    main.switch(x)
    return -x


a = greenlet(lambda: sorted([1, 2, 3], key=key))
b = greenlet(lambda: sorted([10, 20, 30], key=key))
print([g.switch() for _ in range(3) for g in (a, b)])  # expect: [1, 10, 2, 20, 3, 30]
print(a.switch(), b.switch())  # expect: [3, 2, 1] [30, 20, 10]
