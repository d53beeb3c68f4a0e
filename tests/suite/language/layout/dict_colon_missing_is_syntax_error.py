x = {"a": 1, "b"}  # syntax-error: ':' expected after dictionary key
