import sys


def f():
    frame = sys._getframe()
    return frame.f_globals is globals(), frame.f_builtins["len"] is len, frame.f_back.f_back is None


print(f())

# expect-output:
# | (True, True, True)
