match 1:
    case [x, x]:  # syntax-error: multiple assignments to name 'x' in pattern
        pass
