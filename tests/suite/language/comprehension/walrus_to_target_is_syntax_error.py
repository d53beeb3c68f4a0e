[i := 0 for i in range(3)]  # syntax-error: assignment expression cannot rebind comprehension iteration variable 'i'
