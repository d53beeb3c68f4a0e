def results(x):
    yield x + 1.5
    yield 1.5 + x
    yield x - 2.0
    yield 2.0 - x
    yield x * 0.5
    yield -0.5 * x
    yield x / 4.0
    yield 4.0 / x
    yield 2.0 * x * x - x + 3.0
    yield x - -0.5
    yield x + 0.1
    yield 1e200 * x


for operand in (1.25, 3, True, -0.0, 2.5j, 1e300, 10**20, "text", [1], None, 0):
    shown = []
    steps = results(operand)
    while True:
        try:
            shown.append(repr(next(steps)))
        except StopIteration:
            break
        except Exception as error:
            shown.append(f"{type(error).__name__}: {error}")
            break
    print(*shown, sep="; ")


class Echo:
    def __add__(self, other):
        return "add", other

    def __radd__(self, other):
        return "radd", other

    def __rsub__(self, other):
        return "rsub", other

    def __rmul__(self, other):
        return "rmul", other

    def __truediv__(self, other):
        return "truediv", other

    def __rtruediv__(self, other):
        return "rtruediv", other

    def __imul__(self, other):
        return "imul", other


echo = Echo()
print(echo + 1.5, 1.5 + echo, 1.5 - echo, 2.0 * echo, echo / -2.0, 2.0 / echo)
echo *= 0.5
print(echo)

# expect-output:
# | 2.75; 2.75; -0.75; 0.75; 0.625; -0.625; 0.3125; 3.2; 4.875; 1.75; 1.35; 1.2499999999999999e+200
# | 4.5; 4.5; 1.0; -1.0; 1.5; -1.5; 0.75; 1.3333333333333333; 18.0; 3.5; 3.1; 3e+200
# | 2.5; 2.5; -1.0; 1.0; 0.5; -0.5; 0.25; 4.0; 4.0; 1.5; 1.1; 1e+200
# | 1.5; 1.5; -2.0; 2.0; -0.0; 0.0; -0.0; ZeroDivisionError: division by zero
# | (1.5+2.5j); (1.5+2.5j); (-2+2.5j); (2-2.5j); 1.25j; (-0-1.25j); 0.625j; -1.6j; (-9.5-2.5j); (0.5+2.5j); (0.1+2.5j); 2.4999999999999998e+200j
# | 1e+300; 1e+300; 1e+300; -1e+300; 5e+299; -5e+299; 2.5e+299; 4e-300; inf; 1e+300; 1e+300; inf
# | 1e+20; 1e+20; 1e+20; -1e+20; 5e+19; -5e+19; 2.5e+19; 4e-20; 2e+40; 1e+20; 1e+20; 1e+220
# | TypeError: can only concatenate str (not "float") to str
# | TypeError: can only concatenate list (not "float") to list
# | TypeError: unsupported operand type(s) for +: 'NoneType' and 'float'
# | 1.5; 1.5; -2.0; 2.0; 0.0; -0.0; 0.0; ZeroDivisionError: division by zero
# | ('add', 1.5) ('radd', 1.5) ('rsub', 1.5) ('rmul', 2.0) ('truediv', -2.0) ('rtruediv', 2.0)
# | ('imul', 0.5)
