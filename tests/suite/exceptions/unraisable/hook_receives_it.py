import sys


class A:
    def __del__(self):
        raise ValueError("in del")


sys.unraisablehook = lambda u: print(u.exc_type.__name__, u.exc_value, u.err_msg, u.object)  # expect: ValueError in del Exception ignored while calling deallocator <function A.__del__ at ADDRESS> None
a = A()
del a
