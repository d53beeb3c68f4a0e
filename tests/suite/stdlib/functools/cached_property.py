from functools import cached_property


class A:
    @cached_property
    def x(self):
        print("computing")
        return 5


a = A()
print(a.x, a.x, a.__dict__)
del a.x
print(a.x)

# expect-output:
# | computing
# | 5 5 {'x': 5}
# | computing
# | 5
