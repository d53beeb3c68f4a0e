from greenlet import getcurrent, greenlet

main = getcurrent()


class N:
    def __add__(self, other):
        return main.switch(f"add {other}")

    def __radd__(self, other):
        return main.switch(f"radd {other}")

    def __iadd__(self, other):
        return main.switch(f"iadd {other}")


def in_place():
    n = N()
    n += 3
    return n


gs = [greenlet(lambda: N() + 1), greenlet(lambda: 2 + N()), greenlet(in_place)]
print([g.switch() for g in gs])  # expect: ['add 1', 'radd 2', 'iadd 3']
print([g.switch(i) for i, g in enumerate(gs)])  # expect: [0, 1, 2]
