def f(*args, **kwargs):
    print(args, kwargs)  # expect: ('a', 'b', 'd', 'e') {'c': 1, 'g': 2, 'h': 3}


f(*"ab", c=1, *"de", **{"g": 2}, h=3)
