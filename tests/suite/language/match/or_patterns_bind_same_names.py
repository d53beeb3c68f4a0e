def f(x):
    match x:
        case [n, "x"] | {"n": n}:
            return n


print(f([1, "x"]), f({"n": 2}), f([1, "y"]))  # expect: 1 2 None
