class Count(int):
    def __str__(self):
        return "count"

    def __format__(self, spec):
        return "Count<" + spec + ">"


class Word(str):
    def __format__(self, spec):
        return "Word<" + spec + ">"


VALUES = [0, 7, -7, 12345, 1 << 60, -(1 << 61), 1 << 80, True, None, 0.5, -0.0, 1e16, 2.675, float("inf"), "ab", "", "é"]
VALUES += [Count(3), Word("w"), [1], (1,)]


def show(work):
    try:
        return repr(work())
    except (TypeError, ValueError, KeyError, IndexError) as error:
        return type(error).__name__ + ": " + str(error)


for directive in ("%d", "%5d|", "%-5d|", "%05d", "%x", "%8X", "%s", "%5s|", "%-7s|", "%.2s", "%.3f", "%08.2f", "%-9.1f|",
                  "%5.1f", "%i%%", "%r", "%c", "%+d", "%#x", "%o", "%", "%5", "%y", "none"):
    print(directive, *[show(lambda: directive % (value,)) for value in VALUES])  # raises: OverflowError: cannot convert float infinity to integer
    print(directive, *[show(lambda: directive % value) for value in VALUES])
for spec in ("", "5", "05", "<5", ">8", "^8", "d", "x", "06X", ".2f", "9.3f", "09.1f", "<9.2f", "s", ">6s", ".1s", "5.3", ",", "+d", "_",
             "z", "%", "é<5", "0s", "c", "b"):
    print(spec, *[show(lambda: format(value, spec)) for value in VALUES])
    print(spec, *[show(lambda: f"{value:{spec}}") for value in VALUES])
    template = "<{:" + spec + "}|{:>4}>"
    print(spec, *[show(lambda: template.format(value, "x")) for value in VALUES])
