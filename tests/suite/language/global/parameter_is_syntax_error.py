def f(x):
    global x  # syntax-error: name 'x' is parameter and global
