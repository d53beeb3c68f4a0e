from greenlet import getcurrent, greenlet


def other():
    got = main.switch("other ready")
    return f"other got {got}"


main = getcurrent()
o = greenlet(other)
print(o.switch())  # expect: other ready
g = greenlet(lambda: setattr(getcurrent(), "parent", o) or "g result")
print(g.switch())  # expect: other got g result
