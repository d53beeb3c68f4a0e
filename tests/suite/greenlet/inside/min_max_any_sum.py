from greenlet import getcurrent, greenlet

main = getcurrent()


def items():
    for i in range(2):
        yield main.switch("next")


gs = [greenlet(lambda f=f: f(items())) for f in (min, max, any, sum, tuple)]
print([g.switch() for g in gs])  # expect: ['next', 'next', 'next', 'next', 'next']
print([g.switch(0) for g in gs])  # expect: ['next', 'next', 'next', 'next', 'next']
print([g.switch(5) for g in gs])  # expect: [0, 5, True, 5, (0, 5)]
