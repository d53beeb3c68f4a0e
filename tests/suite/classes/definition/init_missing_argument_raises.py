class Point:
    def __init__(self, x, y):
        pass


Point(1)  # raises: TypeError: Point.__init__() missing 1 required positional argument: 'y'
