class Sized:
    def __init__(self, size):
        self.size = size

    def __len__(self):
        return self.size


class Bool:
    def __bool__(self):
        return 1


class Never:
    __bool__ = None

    def __len__(self):
        return 1


for thing in Sized(0), Sized(2), Sized('x'), Sized(-1), Sized(10 ** 30), Bool(), Never():
    try:
        print(bool(thing), not thing, 1 if thing else 2)
    except Exception as error:
        print(type(error).__name__, error)

# expect-output:
# | False True 2
# | True False 1
# | TypeError 'str' object cannot be interpreted as an integer
# | ValueError __len__() should return >= 0
# | OverflowError cannot fit 'int' into an index-sized integer
# | TypeError __bool__ should return bool, returned int
# | TypeError 'Never' cannot be interpreted as a boolean
