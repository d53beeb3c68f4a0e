x if y else z = 1  # syntax-error: cannot assign to conditional expression
