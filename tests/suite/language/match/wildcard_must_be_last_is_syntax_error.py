match 1:
    case _:  # syntax-error: wildcard makes remaining patterns unreachable
        pass
    case 2:
        pass
