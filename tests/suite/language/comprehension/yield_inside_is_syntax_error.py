def f():
    [(yield x) for x in y]  # syntax-error: 'yield' inside list comprehension
