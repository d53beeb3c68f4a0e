def loops(items):
    for i, (a, b) in items:
        if a is None or not b and i > 3:
            continue
        while 0 < a <= b:
            a += 1
            if a == 7:
                break
        else:
            return a
    return [x for x in items if x % 2]


def jumps(x):
    if x in {1, 2, 3}:
        return -1
    elif x == "a":
        pass
    else:
        assert x, "message"
    return x if x else (y := x) or y
