from dataclasses import dataclass


@dataclass(frozen=True)
class P:
    x: int


print(hash(P(1)) == hash(P(1)), {P(1): "a"}[P(1)])  # expect: True a
P(1).x = 2  # raises: dataclasses.FrozenInstanceError: cannot assign to field 'x'
