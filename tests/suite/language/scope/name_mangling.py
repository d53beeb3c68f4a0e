class A:
    __x = 1

    def f(self):
        return self.__x

    def set(self):
        self.__y = 2


a = A()
a.set()
print(a.f(), A._A__x, a.__dict__)  # expect: 1 1 {'_A__y': 2}
