from greenlet import getcurrent, greenlet

main = getcurrent()


def key(x):
    try:
        main.switch(x)
    finally:
        print("finally in key")  # expect: finally in key


def run():
    try:
        sorted([1, 2, 3], key=key)
    finally:
        print("finally in run")  # expect: finally in run


g = greenlet(run)
g.switch()
del g
print("after")  # expect: after
