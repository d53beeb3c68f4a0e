from enum import IntEnum, StrEnum, auto


class N(IntEnum):
    ONE = 1
    TWO = 2


class S(StrEnum):
    LOW = auto()


print(N.ONE + 1, N.TWO > 1, f"{N.ONE}", S.LOW, S.LOW == "low", repr(N.ONE), repr(S.LOW))  # expect: 2 True 1 low True <N.ONE: 1> <S.LOW: 'low'>
