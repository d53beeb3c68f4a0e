import sys

sys.excepthook = lambda kind, value, tb: print("hook", kind.__name__, value)
1 / 0

# expect-output:
# | hook ZeroDivisionError division by zero
# exit: 1
