from greenlet import getcurrent, greenlet


def run():
    try:
        getcurrent().parent.switch()
    finally:
        print("finally")  # expect: finally


g = greenlet(run)
g.switch()
del g
print("after")  # expect: after
