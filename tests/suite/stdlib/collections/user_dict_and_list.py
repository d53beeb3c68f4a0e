from collections import UserDict, UserList


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


d = Lower(A=1)
d.update(B=2)
print(d, "a" in d, UserList([1, 2]) + [3])  # expect: {'a': 1, 'b': 2} True [1, 2, 3]
