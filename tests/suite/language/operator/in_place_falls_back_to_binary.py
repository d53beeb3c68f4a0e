class A:
    def __add__(self, other):
        return "added"


class B:
    def __iadd__(self, other):
        return NotImplemented

    def __add__(self, other):
        return "after iadd"


a, b = A(), B()
a += 1
b += 1
print(a, b)  # expect: added after iadd
