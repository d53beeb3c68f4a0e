# A `__call__` that binds nothing is called as it is; a class may be called by any of its metaclass's.
class ByClass:
    __call__ = dict


class ByBuiltin:
    __call__ = len


class ByStatic:
    __call__ = staticmethod(lambda *arguments: arguments)


class ByBound:
    __call__ = [].append


class Meta(type):
    __call__ = dict


class Built(metaclass=Meta):
    pass


class Upper(type):
    __call__ = str.upper


print(ByClass()(x=1), ByBuiltin()("abc"), ByStatic()(1, 2), ByBound()(1), Built(x=1, y=2))  # expect: {'x': 1} 3 (1, 2) None {'x': 1, 'y': 2}
try:
    Upper("U", (), {})()
except TypeError as error:
    print(error)  # expect: descriptor 'upper' for 'str' objects doesn't apply to a 'Upper' object
