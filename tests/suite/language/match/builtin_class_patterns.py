def f(x):
    match x:
        case bool(b):
            return "bool", b
        case int(n):
            return "int", n
        case str() as s:
            return "str", s
        case list([a, *_]):
            return "list", a
        case dict(d):
            return "dict", d


print(f(True), f(3), f("s"), f([9, 8]), f({1: 2}), f(1.5))  # expect: ('bool', True) ('int', 3) ('str', 's') ('list', 9) ('dict', {1: 2}) None
