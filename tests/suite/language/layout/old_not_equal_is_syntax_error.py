1 <> 2  # syntax-error: invalid syntax.  Maybe you meant '!=' instead of '<>'?
