class P:
    pass


match P():
    case P(1):  # raises: TypeError: P() accepts 0 positional sub-patterns (1 given)
        pass
