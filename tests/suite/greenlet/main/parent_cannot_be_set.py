from greenlet import getcurrent, greenlet

getcurrent().parent = greenlet(lambda: None)  # raises: AttributeError: cannot set the parent of a main greenlet
