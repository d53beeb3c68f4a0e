import sys


def f():
    try:
        raise KeyError
    except:
        x = 1
    return x


lines = []


def trace(frame, event, arg):
    if event == "line":
        lines.append(frame.f_lineno - f.__code__.co_firstlineno)
    return trace


sys.settrace(trace)
f()
sys.settrace(None)
print(lines)  # expect: [1, 2, 3, 4, 5]
