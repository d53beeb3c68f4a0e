def f():
    print(x)
    global x  # syntax-error: name 'x' is used prior to global declaration
