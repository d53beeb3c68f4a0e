def make(n):
    class C:
        tag = n

        def __init__(self):
            for k in range(n % 3):
                setattr(self, "pad%d" % k, k)
            self.value = n
            self.call = lambda: n * 100

        def f(self):
            return n * 10

        @property
        def twice(self):
            return n * 2

        @classmethod
        def make(cls):
            return cls.tag

        @staticmethod
        def fixed():
            return n

    return C


def look(o):
    o.stored = o.value + 1
    return o.tag, o.value, o.f(), o.twice, o.stored, o.call(), o.make(), o.fixed()


def look_class(c):
    return c.tag, c.make(), c.fixed(), c.__name__


classes = [make(n) for n in range(9)]
objects = [c() for c in classes]
for _ in range(3):
    for o in objects:
        look(o)
    for c in classes:
        look_class(c)
print([look(o) for o in objects])
print([look_class(c) for c in classes])
classes[3].tag = "changed"
classes[4].f = lambda self: "changed"
classes[5].twice = "plain"
classes[6].make = classmethod(lambda cls: "changed")
objects[7].tag = "own"
objects[8].f = lambda: "own"
print([look(o) for o in objects])
print([look_class(c) for c in classes])
del objects, classes
other = [make(n + 20)() for n in range(9)]
print([look(o) for o in other])
