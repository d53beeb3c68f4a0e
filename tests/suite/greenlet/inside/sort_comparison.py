from greenlet import getcurrent, greenlet

main = getcurrent()


class Item:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        main.switch()
        return self.n < other.n


def drive(g):
    result = g.switch()
    while not g.dead:
        result = g.switch()
    return [item.n for item in result]


a = greenlet(lambda: sorted([Item(3), Item(1), Item(2)]))
a.switch()
b = greenlet(lambda: sorted([Item(6), Item(4), Item(5)]))
print(drive(b), drive(a))  # expect: [4, 5, 6] [1, 2, 3]
