def f():
    b = a = 1
    return dir()


class A:
    y = 1

    def __init__(self):
        self.x = 1


print(f(), [n for n in dir(A()) if not n.startswith("_")])  # expect: ['a', 'b'] ['x', 'y']
