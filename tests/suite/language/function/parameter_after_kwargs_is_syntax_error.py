def f(**kw, a):  # syntax-error: arguments cannot follow var-keyword argument
    pass
