from greenlet import greenlet

greenlet(lambda: None).gr_context = 5  # raises: TypeError: greenlet context must be a contextvars.Context or None
