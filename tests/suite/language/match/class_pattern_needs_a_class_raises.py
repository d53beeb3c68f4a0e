def P():
    pass


match 1:
    case P():  # raises: TypeError: called match pattern must be a class
        pass
