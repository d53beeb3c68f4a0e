from dataclasses import dataclass


@dataclass  # raises: TypeError: non-default argument 'y' follows default argument 'x'
class A:
    x: int = 1
    y: int
