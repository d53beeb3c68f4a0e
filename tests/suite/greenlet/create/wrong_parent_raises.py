from greenlet import greenlet

greenlet(len, 5)  # raises: TypeError: GreenletChecker: Expected any type of greenlet, not int
