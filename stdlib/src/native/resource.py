def setrlimit(resource, limits, /):
    """Sets the limits (soft, hard) of a resource."""
    limits = tuple(limits)
    if len(limits) != 2:
        raise ValueError('expected a tuple of 2 integers')
    _setrlimit(resource, *limits)
