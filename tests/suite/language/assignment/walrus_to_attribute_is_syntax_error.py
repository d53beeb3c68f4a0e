(a.b := 1)  # syntax-error: cannot use assignment expressions with attribute
