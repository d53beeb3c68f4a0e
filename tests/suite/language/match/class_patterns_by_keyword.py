class P:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def f(p):
    match p:
        case P(x=0, y=0):
            return "origin"
        case P(x=0):
            return "on y"
        case P(x=x, y=y):
            return x, y


print(f(P(0, 0)), f(P(0, 3)), f(P(1, 2)), f(5))  # expect: origin on y (1, 2) None
