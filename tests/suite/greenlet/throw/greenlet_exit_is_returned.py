from greenlet import GreenletExit, greenlet


def run():
    raise GreenletExit("bye")


print(repr(greenlet(run).switch()))  # expect: GreenletExit('bye')
