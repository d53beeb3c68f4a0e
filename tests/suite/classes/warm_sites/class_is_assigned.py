class A:
    kind = "a"

    def __init__(self):
        self.p = 1
        self.q = 2

    def f(self):
        return "A.f"


class B:
    kind = "b"

    def __init__(self):
        self.q = 3
        self.p = 4

    def f(self):
        return "B.f"


def look(o):
    return o.kind, o.p, o.q, o.f()


o = A()
for _ in range(5):
    look(o)
print(look(o))  # expect: ('a', 1, 2, 'A.f')
o.__class__ = B
print(look(o))  # expect: ('b', 1, 2, 'B.f')
print(look(B()), look(A()))  # expect: ('b', 4, 3, 'B.f') ('a', 1, 2, 'A.f')
