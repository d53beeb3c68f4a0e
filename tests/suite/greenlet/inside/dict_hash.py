from greenlet import getcurrent, greenlet

main = getcurrent()


class Key:
    def __hash__(self):
        return main.switch("hash wanted")


k = Key()
d = {}
g = greenlet(lambda: d.__setitem__(k, 5))
print(g.switch(), len(d))  # expect: hash wanted 0
g.switch(42)
print(len(d), list(d.values()))  # expect: 1 [5]
