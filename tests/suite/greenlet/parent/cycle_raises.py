from greenlet import greenlet

a = greenlet(lambda: None)
b = greenlet(lambda: None, a)
a.parent = b  # raises: ValueError: cyclic parent chain
