import copy

from greenlet import greenlet

copy.copy(greenlet(lambda: None))  # raises: TypeError: cannot serialize 'greenlet.greenlet' object
