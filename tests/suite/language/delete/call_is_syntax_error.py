del f()  # syntax-error: cannot delete function call
