from greenlet import getcurrent, greenlet

main = getcurrent()


def parts():
    for i in range(2):
        yield main.switch(i)


a, b = greenlet(lambda: "-".join(parts())), greenlet(lambda: b"+".join(parts()))
print(a.switch(), b.switch())  # expect: 0 0
print(a.switch("x"), b.switch(b"y"))  # expect: 1 1
print(a.switch("z"), b.switch(b"w"))  # expect: x-z b'y+w'
