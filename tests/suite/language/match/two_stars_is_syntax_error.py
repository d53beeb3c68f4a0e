match 1:
    case [*a, *b]:  # syntax-error: multiple starred names in sequence pattern
        pass
