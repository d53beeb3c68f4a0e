import sys


class A:
    def __sizeof__(self):
        return 1000


print(sys.getsizeof([]) > 0, sys.getsizeof("a" * 100) > sys.getsizeof("a"), sys.getsizeof(A()) >= 1000)  # expect: True True True
