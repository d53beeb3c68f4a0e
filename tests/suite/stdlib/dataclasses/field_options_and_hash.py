from dataclasses import dataclass, field


@dataclass(unsafe_hash=True)
class A:
    x: int
    secret: str = field(default="s", repr=False, compare=False)


print(A(1), A(1, "other") == A(1), hash(A(1, "z")) == hash(A(1)), A.__dataclass_fields__["x"].type)  # expect: A(x=1) True True <class 'int'>
