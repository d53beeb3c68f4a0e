from greenlet import greenlet

greenlet(lambda: None).throw("text")  # raises: TypeError: exceptions must be classes, or instances, not str
