[*x for x in y]  # syntax-error: iterable unpacking cannot be used in comprehension
