import typing
from typing import TYPE_CHECKING, overload


@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x):
    return x


print(TYPE_CHECKING, f("a"), len(typing.get_overloads(f)), typing.get_type_hints(f))  # expect: False a 2 {}
