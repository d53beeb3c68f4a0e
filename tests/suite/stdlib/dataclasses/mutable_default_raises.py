from dataclasses import dataclass


@dataclass  # raises: ValueError: mutable default <class 'list'> for field x is not allowed: use default_factory
class A:
    x: list = []
