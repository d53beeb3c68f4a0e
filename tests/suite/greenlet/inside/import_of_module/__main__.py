from greenlet import getcurrent, greenlet


def load():
    import slow

    return slow.value


g = greenlet(load)
print(g.switch())  # expect: half imported
print("meanwhile")  # expect: meanwhile
print(g.switch(42))  # expect: 42
