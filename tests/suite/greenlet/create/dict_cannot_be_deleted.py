from greenlet import greenlet

del greenlet(lambda: None).__dict__  # raises: TypeError: __dict__ may not be deleted
