match 1:
    case f"x":  # syntax-error: patterns may only match literals and attribute lookups
        pass
