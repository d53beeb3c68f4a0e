import greenlet


def tracer(event, args):
    raise ValueError("tracer")


g = greenlet.greenlet(lambda: "ran")
greenlet.settrace(tracer)
try:
    g.switch()
except ValueError as error:
    print(error, greenlet.gettrace(), g.dead)  # expect: tracer None True
