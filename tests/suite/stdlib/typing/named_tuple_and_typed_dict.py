from typing import NamedTuple, TypedDict


class P(NamedTuple):
    x: int
    y: int = 0


class M(TypedDict, total=False):
    name: str


print(P(1), P(1)._fields, M(name="a"), M.__total__, M.__optional_keys__)  # expect: P(x=1, y=0) ('x', 'y') {'name': 'a'} False frozenset({'name'})
