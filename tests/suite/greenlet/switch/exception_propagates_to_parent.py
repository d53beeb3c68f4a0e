from greenlet import greenlet


def run():
    raise ValueError("inside")


g = greenlet(run)
try:
    g.switch()
except ValueError as error:
    print(error, g.dead)  # expect: inside True
