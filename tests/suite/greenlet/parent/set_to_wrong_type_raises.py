from greenlet import greenlet

greenlet(lambda: None).parent = None  # raises: TypeError: GreenletChecker: Expected any type of greenlet, not NoneType
