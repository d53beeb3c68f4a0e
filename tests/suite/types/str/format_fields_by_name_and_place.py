class Shown:
    def __format__(self, spec):
        return f"<{spec}>"


class Text(str):
    def __format__(self, spec):
        return "own"


print("{0}:{name}:{1:<4}|".format(5, "ab", name="n"))
print("{}{}{}".format(1, "b", 2.5), "{{}}{}".format(1), "{:>5}|{:05d}|{:.2f}".format("x", -42, 1.5))
print("{name}".format(name=Text("t")), "{}".format(Shown()), "{:x}".format(Shown()))
print("{0[1]} {1!r} {0.__class__.__name__}".format([1, 2], "r"))
print("{n:{w}}|".format(n="a", w=4), "{é} {0}".format("ü", é="ï"), "{}".format("日"))
print("{0}".format(*[1, 2, 3]), "{a}{b}".format(**{"a": 1, "b": 2}))
for template in ("{0}{}", "{missing}", "{1}", "{", "}", "{x"):
    try:
        print(template.format(0, name="n"))
    except (ValueError, KeyError, IndexError) as error:
        print(type(error).__name__, error)
print(str.format("{self}", self=1))
try:
    str.format(3, 4)
except TypeError as error:
    print(error)

# expect-output:
# | 5:n:ab  |
# | 1b2.5 {}1     x|-0042|1.50
# | own <> <x>
# | 2 'r' list
# | a   | ï ü 日
# | 1 12
# | ValueError cannot switch from manual field specification to automatic field numbering
# | KeyError 'missing'
# | IndexError Replacement index 1 out of range for positional args tuple
# | ValueError Single '{' encountered in format string
# | ValueError Single '}' encountered in format string
# | ValueError expected '}' before end of string
# | 1
# | descriptor 'format' for 'str' objects doesn't apply to a 'int' object
