def power(a, b):
    try:
        return a**b
    except (ZeroDivisionError, OverflowError) as error:
        return type(error).__name__


for a in (2.0, 0.0, -0.0, -8.0, float("inf"), float("nan"), 1e200, 3):
    print([power(a, b) for b in (0.5, 2, -1, 0.0, 2.0, -3)])

# expect-output:
# | [1.4142135623730951, 4.0, 0.5, 1.0, 4.0, 0.125]
# | [0.0, 0.0, 'ZeroDivisionError', 1.0, 0.0, 'ZeroDivisionError']
# | [0.0, 0.0, 'ZeroDivisionError', 1.0, 0.0, 'ZeroDivisionError']
# | [(1.7319121124709868e-16+2.8284271247461903j), 64.0, -0.125, 1.0, 64.0, -0.001953125]
# | [inf, inf, 0.0, 1.0, inf, 0.0]
# | [nan, nan, nan, 1.0, nan, nan]
# | [1e+100, 'OverflowError', 1e-200, 1.0, 'OverflowError', 0.0]
# | [1.7320508075688772, 9, 0.3333333333333333, 1.0, 9.0, 0.037037037037037035]
