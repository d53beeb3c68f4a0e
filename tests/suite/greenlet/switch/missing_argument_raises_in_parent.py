from greenlet import greenlet

greenlet(lambda x: x).switch()  # raises: TypeError: <lambda>() missing 1 required positional argument: 'x'
