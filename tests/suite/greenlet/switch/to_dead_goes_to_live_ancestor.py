from greenlet import getcurrent, greenlet


def middle():
    got = getcurrent().parent.switch("ready")
    return f"middle got {got}"


m = greenlet(middle)
print(m.switch())  # expect: ready
child = greenlet(lambda: None, m)
child.parent = getcurrent()
child.switch()
child.parent = m
print(child.switch("hello"))  # expect: middle got hello
