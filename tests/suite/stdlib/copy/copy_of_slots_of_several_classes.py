# The state of objects with slots of several classes.
import copy


class Slotted:
    __slots__ = ("a", "b")


class Both(Slotted):
    __slots__ = ("c", "__dict__")

    def __getstate__(self):
        state = super().__getstate__()
        print(state)  # expect: ({'d': 3}, {'c': [2], 'a': 1})
        return state


both = Both()
both.a, both.c, both.d = 1, [2], 3
again = copy.copy(both)
print(again.a, again.c is both.c, again.d, hasattr(again, "b"))  # expect: 1 True 3 False
