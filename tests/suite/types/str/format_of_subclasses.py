# Without a format a subclass of a builtin type is what its own `__str__` says, with one it is its value.
class S(str):
    def __str__(self):
        return "S!"


class I(int):
    def __str__(self):
        return "I!"


class F(float):
    def __str__(self):
        return "F!"


class C(complex):
    def __str__(self):
        return "C!"


class R(int):
    def __repr__(self):
        return "R!"


for value in S("a"), I(1), F(1.5), C(1), R(3), True:
    print(f"{value}", f"{value:}", f"{value!s}", format(value), format(value, ""), "{}".format(value), value.__format__(""))
print(f"{S('a'):>3}", f"{I(1):03}", f"{F(1.5):.2f}", f"{C(1):.1f}", f"{R(3):+}", f"{True:>3}")

# expect-output:
# | S! S! S! S! S! S! S!
# | I! I! I! I! I! I! I!
# | F! F! F! F! F! F! F!
# | C! C! C! C! C! C! C!
# | R! R! R! R! R! R! R!
# | True True True True True True True
# |   a 001 1.50 1.0+0.0j +3   1
