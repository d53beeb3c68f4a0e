from typing import Annotated, TypeVar, Union

print(list[list[int]] | list[list[int]])  # expect: list[list[int]]
print(Union[int, Annotated[str, {}], int, Annotated[str, {}]])  # expect: int | typing.Annotated[str, {}]
print(Union[int, []], Union[{}, {}])  # expect: int | [] {}
try:
    hash(Union[int, []])
except TypeError as error:
    print(error)  # expect: unhashable type: 'list'


class Meta(type):
    def __eq__(self, other):
        raise ZeroDivisionError

    def __hash__(self):
        return 1


class One(metaclass=Meta):
    pass


class Two(metaclass=Meta):
    pass


try:
    One | Two
except ZeroDivisionError:
    print('compared')  # expect: compared
print(Union[int, {}] == Union[{}, int], Union[int, {}] == Union[[], int], Union[{}, int])  # expect: True False {} | int
