class Color:
    RED = 1
    BLUE = 2


def f(x):
    match x:
        case Color.RED:
            return "red"
        case Color.BLUE:
            return "blue"


print(f(1), f(2), f(3))  # expect: red blue None
