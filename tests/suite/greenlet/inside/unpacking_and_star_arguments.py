from greenlet import getcurrent, greenlet

main = getcurrent()


def items():
    for i in range(2):
        yield main.switch(i)


def unpack():
    a, b = items()
    return b, a


gs = [greenlet(unpack), greenlet(lambda: [*items()]), greenlet(lambda: max(*items()))]
print([g.switch() for g in gs])  # expect: [0, 0, 0]
print([g.switch(1) for g in gs])  # expect: [1, 1, 1]
print([g.switch(2) for g in gs])  # expect: [(2, 1), [1, 2], 2]
