if x = 3:  # syntax-error: invalid syntax. Maybe you meant '==' or ':=' instead of '='?
    pass
