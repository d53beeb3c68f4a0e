from greenlet import greenlet

greenlet(lambda: None).throw(ValueError, "b", 5)  # raises: TypeError: throw() third argument must be a traceback object
