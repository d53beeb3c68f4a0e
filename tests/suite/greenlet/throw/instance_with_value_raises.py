from greenlet import greenlet

greenlet(lambda: None).throw(ValueError("a"), "b")  # raises: TypeError: instance exception may not have a separate value
