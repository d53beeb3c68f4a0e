def outer():
    x = 5

    def inner():
        print(x)  # expect: 5

    return inner


f = outer()
exec(f.__code__, {"print": print}, closure=f.__closure__)
