nan = float("nan")


class Named:
    def __hash__(self):
        return 42


class Both(float, Named):
    pass


other = Both("nan")
print(hash(nan) == object.__hash__(nan), hash(other) == object.__hash__(other), float.from_number(nan) is nan)  # expect: True True True


class Text(str):
    def __float__(self):
        return 9.5


print(float(Text("8")), 0 / -5, 0 / -(2**70), 0 / 2**70)  # expect: 9.5 -0.0 -0.0 0.0
