from greenlet import greenlet

del greenlet(lambda: None).parent  # raises: AttributeError: can't delete attribute
