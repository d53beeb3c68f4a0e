import sys


class Sized:
    def __init__(self, size):
        self.size = size

    def __sizeof__(self):
        if isinstance(self.size, Exception):
            raise self.size
        return self.size


print(sys.getsizeof(Sized(7)) >= 7)
for size in (-1, "long", TypeError("mine"), ValueError("other")):
    try:
        print(sys.getsizeof(Sized(size)))
    except Exception as error:
        print(type(error).__name__, error)
print(sys.getsizeof(Sized(TypeError()), 5), sys.getsizeof(Sized("long"), default=None))
print(sys.getsizeof(2**1000) > sys.getsizeof(2**100), sys.getsizeof(set(range(1000))) > sys.getsizeof(set()))
print(sys.getsizeof(()) == ().__sizeof__() + 16, sys.getsizeof([1, 2]) > sys.getsizeof([]))
for make in (list, bytearray, tuple, bytes):
    print(make.__name__, sys.getsizeof(make(range(200))) > sys.getsizeof(make(range(100))) > sys.getsizeof(make()))
print(sys.getsizeof(dict.fromkeys(range(200))) > sys.getsizeof({}))

# expect-output:
# | True
# | ValueError __sizeof__() should return >= 0
# | TypeError an integer is required
# | TypeError mine
# | ValueError other
# | 5 None
# | True True
# | True True
# | list True
# | bytearray True
# | tuple True
# | bytes True
# | True
