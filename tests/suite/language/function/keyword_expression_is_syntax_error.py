f(a.b=1)  # syntax-error: expression cannot contain assignment, perhaps you meant "=="?
