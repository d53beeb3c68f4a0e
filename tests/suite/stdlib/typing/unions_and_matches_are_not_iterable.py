import re
import typing

for thing in int | str, typing.Union[int, typing.TypeVar("T")], re.match("a", "a"):
    for action in iter, list, tuple, set, sum:
        try:
            action(thing)
        except TypeError as error:
            print(action.__name__, str(error).endswith("object is not iterable"))
    print(isinstance(thing, typing.Iterable))


class Sequence:
    def __getitem__(self, index):
        if index > 2:
            raise IndexError
        return index


print(list(Sequence()), *Sequence())

# expect-output:
# | iter True
# | list True
# | tuple True
# | set True
# | sum True
# | False
# | iter True
# | list True
# | tuple True
# | set True
# | sum True
# | False
# | iter True
# | list True
# | tuple True
# | set True
# | sum True
# | False
# | [0, 1, 2] 0 1 2
