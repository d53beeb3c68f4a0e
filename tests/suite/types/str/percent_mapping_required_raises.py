"%(a)s" % 1  # raises: TypeError: format requires a mapping
