def f(x):
    match x:
        case n if n > 10:
            return "big"
        case n:
            return n


print(f(50), f(5))  # expect: big 5
