from greenlet import getcurrent, greenlet


def deep(n):
    return deep(n - 1) + 1 if n else getcurrent().parent.switch("suspended") or 0


gs = [greenlet(deep) for _ in range(20)]
for g in gs:
    g.switch(200)
print([g.switch() for g in gs] == [200] * 20)  # expect: True
