from functools import partialmethod, singledispatchmethod


class A:
    @singledispatchmethod
    def f(self, x):
        return "any"

    @f.register
    def _(self, x: str):
        return "str"

    def set(self, name, value):
        return name, value

    on = partialmethod(set, "state", True)


print(A().f(1), A().f("s"), A().on())  # expect: any str ('state', True)
