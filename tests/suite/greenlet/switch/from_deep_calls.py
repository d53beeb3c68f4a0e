from greenlet import getcurrent, greenlet


def deep(n):
    if n:
        return deep(n - 1) + 1
    return getcurrent().parent.switch("bottom")


g = greenlet(lambda: deep(50))
print(g.switch())  # expect: bottom
print(g.switch(100))  # expect: 150
