import copy


def check(base, argument):
    class Slotted(base):
        __slots__ = ('x', 'y', '__dict__')

    made = Slotted(argument)
    made.x, made.free = 10, 20
    twin = copy.copy(made)
    print(base.__name__, twin == made, twin.x, twin.free, hasattr(twin, 'y'), twin is made)


for base, argument in (set, 'ab'), (frozenset, 'ab'), (bytearray, b'ab'), (list, 'ab'):
    check(base, argument)

# expect-output:
# | set True 10 20 False False
# | frozenset True 10 20 False False
# | bytearray True 10 20 False False
# | list True 10 20 False False
