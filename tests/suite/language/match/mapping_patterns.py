def f(x):
    match x:
        case {"kind": "circle", "r": r}:
            return "circle", r
        case {"kind": k, **rest}:
            return k, rest
        case {}:
            return "any mapping"


print(f({"kind": "circle", "r": 2, "z": 1}), f({"kind": "box", "w": 1}), f({}), f([]))  # expect: ('circle', 2) ('box', {'w': 1}) any mapping None
