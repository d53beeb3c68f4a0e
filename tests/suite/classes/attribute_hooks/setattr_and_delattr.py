class A:
    def __setattr__(self, name, value):
        print("set", name, value)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)


a = A()
a.x = 1
a.x += 1
del a.x
print(a.__dict__)

# expect-output:
# | set x 1
# | set x 2
# | del x
# | {}
