from greenlet import greenlet

greenlet().switch()  # raises: AttributeError: run
