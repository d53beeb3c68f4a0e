[].remove()  # raises: TypeError: list.remove() takes exactly one argument (0 given)
