from dataclasses import dataclass


@dataclass(order=True, slots=True)
class V:
    major: int
    minor: int = 0


print(V(1, 2) < V(1, 3), sorted([V(2), V(1, 5)]), V.__slots__)  # expect: True [V(major=1, minor=5), V(major=2, minor=0)] ('major', 'minor')
V(1).extra = 5  # raises: AttributeError: 'V' object has no attribute 'extra' and no __dict__ for setting new attributes
