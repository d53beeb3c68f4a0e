from typing import Final, NewType

UserId = NewType("UserId", int)
print(UserId(5), UserId.__name__, Final[int])  # expect: 5 UserId typing.Final[int]
