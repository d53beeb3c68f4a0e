from greenlet import getcurrent, greenlet


def run():
    try:
        getcurrent().parent.switch()
    except BaseException as error:
        print(type(error).__name__)  # expect: GreenletExit
        raise


g = greenlet(run)
g.switch()
print(repr(g.throw()), g.dead)  # expect: GreenletExit() True
