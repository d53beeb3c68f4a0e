match 1:
    case x:  # syntax-error: name capture 'x' makes remaining patterns unreachable
        pass
    case 2:
        pass
