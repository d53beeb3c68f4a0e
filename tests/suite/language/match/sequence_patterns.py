def f(x):
    match x:
        case []:
            return "empty"
        case [a]:
            return "one", a
        case (a, b):
            return "two", a, b
        case [a, *_, z]:
            return "many", a, z


print(f([]), f((1,)), f([1, 2]), f(range(5)), f("ab"), f(b"ab"), f({1, 2}))  # expect: empty ('one', 1) ('two', 1, 2) ('many', 0, 4) None None None
