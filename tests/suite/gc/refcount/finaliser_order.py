# What dies together is finalised in the reference's order: locals, lists and tuples from the end, dicts and attributes
# from the start, each with what it holds before its neighbours; callbacks of weak references the newest first.
import weakref


class A:
    def __init__(self, name, *held):
        self.name = name
        self.held = held

    def __del__(self):
        print(self.name, end=" ")


def locals_of_function():
    a, b, c = A("a"), A("b"), A("c")


def generator():
    a, b = A("a"), A("b")
    yield
    print("end", end=" ")


class Plain:
    pass


locals_of_function()
print()
for _ in generator():
    pass
print()
items = [A(i) for i in range(5)]
del items
print()
items = (A(1), A(2), A(3))
items = None
print()
d = {1: A(1), 2: A(2), 3: A(3)}
d.clear()
print()
p = Plain()
p.x, p.y, p.z = A("x"), A("y"), A("z")
del p
print()
items = [A(1, A(10), A(11)), A(2, [A(20)], A(21)), A(3)]
items.clear()
print()
items = [[A(1), A(2)], (A(3), A(4)), {5: A(5), 6: A(6)}]
del items
print()


class Nested:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("begin", self.name, end=" ")
        inner = A("inner " + self.name)
        del inner
        print("end", self.name, end=" ")


items = [Nested("one"), Nested("two")]
items = None
print()
a = Plain()
references = [weakref.ref(a, lambda r, i=i: print(i, end=" ")) for i in range(4)]
del a
print()
