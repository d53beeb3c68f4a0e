from collections.abc import Mapping, Sequence


class Squares(Sequence):
    def __len__(self):
        return 4

    def __getitem__(self, i):
        if i >= 4:
            raise IndexError
        return i * i


s = Squares()
print(list(s), 9 in s, s.index(4), list(reversed(s)), s.count(1))  # expect: [0, 1, 4, 9] True 2 [9, 4, 1, 0] 1
Mapping()  # raises: TypeError: Can't instantiate abstract class Mapping without an implementation for abstract methods '__getitem__', '__iter__', '__len__'
