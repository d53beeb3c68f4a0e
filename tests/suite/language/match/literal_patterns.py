def f(x):
    match x:
        case 0:
            return "zero"
        case "a" | "b":
            return "letter"
        case None:
            return "none"
        case True:
            return "true"
        case -1.5:
            return "negative"
        case 1 + 2j:
            return "complex"
        case _:
            return "other"


print([f(x) for x in (0, "b", None, True, -1.5, 1 + 2j, [], 0.0, False)])  # expect: ['zero', 'letter', 'none', 'true', 'negative', 'complex', 'other', 'zero', 'zero']
