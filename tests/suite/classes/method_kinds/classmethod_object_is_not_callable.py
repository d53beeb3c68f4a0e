c = classmethod(len)
c([])  # raises: TypeError: 'classmethod' object is not callable
