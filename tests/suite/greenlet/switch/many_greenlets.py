from greenlet import getcurrent, greenlet

main = getcurrent()


def run(n):
    main.switch()
    return n


gs = [greenlet(run) for n in range(1000)]
for n, g in enumerate(gs):
    g.switch(n)
print(sum(g.switch() for g in gs), all(g.dead for g in gs))  # expect: 499500 True
