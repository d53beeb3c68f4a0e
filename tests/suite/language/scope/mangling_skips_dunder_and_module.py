class _A:
    __x__ = 1

    def f(self):
        __local = 5
        return self.__x__, sorted(locals())


print(_A().f())  # expect: (1, ['_A__local', 'self'])
