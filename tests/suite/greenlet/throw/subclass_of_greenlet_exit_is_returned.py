from greenlet import GreenletExit, getcurrent, greenlet


class Stop(GreenletExit):
    pass


g = greenlet(lambda: getcurrent().parent.switch())
g.switch()
print(repr(g.throw(Stop("s"))))  # expect: Stop('s')
