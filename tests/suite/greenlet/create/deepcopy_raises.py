import copy

from greenlet import greenlet

copy.deepcopy([greenlet(lambda: None)])  # raises: TypeError: cannot serialize 'greenlet.greenlet' object
