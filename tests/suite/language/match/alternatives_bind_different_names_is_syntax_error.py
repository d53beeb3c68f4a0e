match 1:
    case [x] | [y]:  # syntax-error: alternative patterns bind different names
        pass
