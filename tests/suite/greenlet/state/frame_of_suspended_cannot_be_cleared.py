from greenlet import getcurrent, greenlet

g = greenlet(lambda: getcurrent().parent.switch())
g.switch()
g.gr_frame.clear()  # raises: RuntimeError: cannot clear an executing frame
