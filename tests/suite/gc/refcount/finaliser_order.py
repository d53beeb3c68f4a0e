# What dies together is finalised in the reference's order: locals, lists and tuples from the end, dicts and attributes
# from the start, each with what it holds before its neighbours; callbacks of weak references the newest first.
import weakref

seen = []


def show():
    print(*seen)
    seen.clear()


class A:
    def __init__(self, name, *held):
        self.name = name
        self.held = held

    def __del__(self):
        seen.append(self.name)


def locals_of_function():
    a, b, c = A("a"), A("b"), A("c")


def generator():
    a, b = A("a"), A("b")
    yield
    seen.append("end")


class Plain:
    pass


locals_of_function()
show()
for _ in generator():
    pass
show()
items = [A(i) for i in range(5)]
del items
show()
items = (A(1), A(2), A(3))
items = None
show()
d = {1: A(1), 2: A(2), 3: A(3)}
d.clear()
show()
p = Plain()
p.x, p.y, p.z = A("x"), A("y"), A("z")
del p
show()
items = [A(1, A(10), A(11)), A(2, [A(20)], A(21)), A(3)]
items.clear()
show()
items = [[A(1), A(2)], (A(3), A(4)), {5: A(5), 6: A(6)}]
del items
show()


class Nested:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        seen.append("begin " + self.name)
        inner = A("inner " + self.name)
        del inner
        seen.append("end " + self.name)


items = [Nested("one"), Nested("two")]
items = None
show()
a = Plain()
references = [weakref.ref(a, lambda r, i=i: seen.append(i)) for i in range(4)]
del a
show()

# expect-output:
# | c b a
# | end b a
# | 4 3 2 1 0
# | 3 2 1
# | 1 2 3
# | x y z
# | 3 2 21 20 1 11 10
# | 5 6 4 3 2 1
# | begin two inner two end two begin one inner one end one
# | 3 2 1 0
