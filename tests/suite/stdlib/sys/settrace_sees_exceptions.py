import sys


def tracer(frame, event, arg):
    log.append((event, arg[0].__name__ if event == "exception" else arg))
    return tracer if event == "call" else None


def f():
    try:
        1 / 0
    except ZeroDivisionError:
        return "handled"


log = []
sys.settrace(tracer)
f()
sys.settrace(None)
print([entry for entry in log if entry[0] in ("call", "exception")])  # expect: [('call', None), ('exception', 'ZeroDivisionError')]
