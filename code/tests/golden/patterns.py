def f(x):
    match x:
        case [1, a, *rest] | {"k": a, **rest}:
            return a
        case Point(0, y=z) if z:
            pass
        case [_, *_, last]:
            return last
        case None | -1 | "s":
            pass
        case other:
            return other
