from greenlet import getcurrent, greenlet

main = getcurrent()


class A:
    def __len__(self):
        return main.switch("len")

    def __index__(self):
        return main.switch("index")

    def __contains__(self, x):
        return main.switch("contains")


gs = [greenlet(lambda: len(A())), greenlet(lambda: bool(A())), greenlet(lambda: "abc"[A()]), greenlet(lambda: 1 in A())]
print([g.switch() for g in gs])  # expect: ['len', 'len', 'index', 'contains']
print([g.switch(2) for g in gs])  # expect: [2, True, 'c', True]
