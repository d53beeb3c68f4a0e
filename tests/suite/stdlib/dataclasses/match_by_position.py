from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


match Point(1, 2):
    case Point(0, _):
        print("never")
    case Point(x, y=2):
        print(x)  # expect: 1
