from sys import audit as _audit


def setrlimit(resource, limits, /):
    """Sets the limits (soft, hard) of a resource."""
    limits = tuple(limits)
    if len(limits) != 2:
        raise ValueError('expected a tuple of 2 integers')
    _audit('resource.setrlimit', resource, limits)
    _setrlimit(resource, *limits)
