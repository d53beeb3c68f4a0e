import sys


def tracer(frame, event, arg):
    log.append((event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno))
    return tracer


def f(x):
    y = x + 1
    return y


log = []
sys.settrace(tracer)
f(1)
sys.settrace(None)
print(log)  # expect: [('call', 'f', 0), ('line', 'f', 1), ('line', 'f', 2), ('return', 'f', 2)]
