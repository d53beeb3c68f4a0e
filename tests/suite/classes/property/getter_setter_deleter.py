class C:
    def __init__(self):
        self._x = 0

    @property
    def x(self):
        "The x."
        return self._x

    @x.setter
    def x(self, value):
        self._x = value * 2

    @x.deleter
    def x(self):
        self._x = None


c = C()
c.x = 5
print(c.x, C.x.__doc__)  # expect: 10 The x.
del c.x
print(c.x)  # expect: None
