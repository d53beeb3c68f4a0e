def key(x):
    if x == 2:
        raise ValueError("no two")  # raises: ValueError: no two
    return x


sorted([1, 2, 3], key=key)
