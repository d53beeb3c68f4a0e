import sys


def between():
    try:
        1 / 0
    except ZeroDivisionError:
        out.append("first")
        out.append("skipped")
    except FloatingPointError:
        out.append("second")
    out.append(sys.exception())


def out_of():
    try:
        1 / 0
    except ZeroDivisionError:
        out.append("handling")
        out.append("skipped")
    out.append(sys.exception())


def in_finally():
    try:
        1 / 0
    finally:
        out.append("skipped")
        out.append("end")


def watch(function, start, end):
    first = function.__code__.co_firstlineno

    def trace(frame, event, arg):
        if frame.f_code is function.__code__ and event == "line" and frame.f_lineno == first + start:
            frame.f_lineno = first + end
        return trace

    out.clear()
    sys.settrace(trace)
    try:
        function()
    except ZeroDivisionError as error:
        out.append(type(error).__name__)
    finally:
        sys.settrace(None)
    print(function.__name__, out)


out = []
watch(between, 5, 7)
watch(out_of, 5, 6)
watch(in_finally, 4, 5)
print(sys.exception())

# expect-output:
# | between ['first', 'second', None]
# | out_of ['handling', None]
# | in_finally ['end', 'ZeroDivisionError']
# | None
