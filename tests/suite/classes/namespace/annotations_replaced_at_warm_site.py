# A class's annotations may be replaced: whoever has read the cached ones often sees it.
class C:
    a: int


class D:
    pass


C.__annotations__
D.__annotations__ = {}


def read(owner):
    return owner.__annotations_cache__


def of_c():
    return C.__annotations_cache__


def of_d():
    return D.__annotations_cache__


for _ in range(300):
    of_c(), of_d()
C.__annotations__ = {1: [2]}
del D.__annotations__
fresh = [{number: number} for number in range(100)]
print(of_c())  # expect: {1: [2]}
try:
    of_d()
except AttributeError as error:
    print(error)  # expect: type object 'D' has no attribute '__annotations_cache__'
