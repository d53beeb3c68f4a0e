def key(x):
    ns = {"x": x}
    exec("y = -x", ns)
    return ns["y"]


print(sorted([1, 3, 2], key=key))  # expect: [3, 2, 1]
