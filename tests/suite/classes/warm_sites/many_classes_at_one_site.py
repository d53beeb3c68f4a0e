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
print([look(o) for o in objects])  # expect: [(0, 0, 0, 0, 1, 0, 0, 0), (1, 1, 10, 2, 2, 100, 1, 1), (2, 2, 20, 4, 3, 200, 2, 2), (3, 3, 30, 6, 4, 300, 3, 3), (4, 4, 40, 8, 5, 400, 4, 4), (5, 5, 50, 10, 6, 500, 5, 5), (6, 6, 60, 12, 7, 600, 6, 6), (7, 7, 70, 14, 8, 700, 7, 7), (8, 8, 80, 16, 9, 800, 8, 8)]
print([look_class(c) for c in classes])  # expect: [(0, 0, 0, 'C'), (1, 1, 1, 'C'), (2, 2, 2, 'C'), (3, 3, 3, 'C'), (4, 4, 4, 'C'), (5, 5, 5, 'C'), (6, 6, 6, 'C'), (7, 7, 7, 'C'), (8, 8, 8, 'C')]
classes[3].tag = "changed"
classes[4].f = lambda self: "changed"
classes[5].twice = "plain"
classes[6].make = classmethod(lambda cls: "changed")
objects[7].tag = "own"
objects[8].f = lambda: "own"
print([look(o) for o in objects])  # expect: [(0, 0, 0, 0, 1, 0, 0, 0), (1, 1, 10, 2, 2, 100, 1, 1), (2, 2, 20, 4, 3, 200, 2, 2), ('changed', 3, 30, 6, 4, 300, 'changed', 3), (4, 4, 'changed', 8, 5, 400, 4, 4), (5, 5, 50, 'plain', 6, 500, 5, 5), (6, 6, 60, 12, 7, 600, 'changed', 6), ('own', 7, 70, 14, 8, 700, 7, 7), (8, 8, 'own', 16, 9, 800, 8, 8)]
print([look_class(c) for c in classes])  # expect: [(0, 0, 0, 'C'), (1, 1, 1, 'C'), (2, 2, 2, 'C'), ('changed', 'changed', 3, 'C'), (4, 4, 4, 'C'), (5, 5, 5, 'C'), (6, 'changed', 6, 'C'), (7, 7, 7, 'C'), (8, 8, 8, 'C')]
del objects, classes
other = [make(n + 20)() for n in range(9)]
print([look(o) for o in other])  # expect: [(20, 20, 200, 40, 21, 2000, 20, 20), (21, 21, 210, 42, 22, 2100, 21, 21), (22, 22, 220, 44, 23, 2200, 22, 22), (23, 23, 230, 46, 24, 2300, 23, 23), (24, 24, 240, 48, 25, 2400, 24, 24), (25, 25, 250, 50, 26, 2500, 25, 25), (26, 26, 260, 52, 27, 2600, 26, 26), (27, 27, 270, 54, 28, 2700, 27, 27), (28, 28, 280, 56, 29, 2800, 28, 28)]
