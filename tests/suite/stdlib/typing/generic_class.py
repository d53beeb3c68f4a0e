from typing import Generic, TypeVar

T = TypeVar("T")


class Box(Generic[T]):
    def __init__(self, x: T):
        self.x = x


print(Box[int](5).x, Box[int], Box.__parameters__, T)  # expect: 5 __main__.Box[int] (~T,) ~T
