import sys


def steps():
    seen = []
    seen.append(1)
    seen.append(2)
    seen.append(3)
    return seen


def loops():
    seen = []
    seen.append("before")
    for number in 1, 2:
        seen.append(number)
    seen.append("behind")
    return seen


def jump(function, origin, target):
    def trace(frame, event, argument):
        nonlocal origin
        if frame.f_code is not function.__code__:
            return None
        if event == "line" and frame.f_lineno - frame.f_code.co_firstlineno == origin:
            origin = None
            try:
                frame.f_lineno = frame.f_code.co_firstlineno + target
            except ValueError as error:
                print(error)
        return trace

    sys.settrace(trace)
    try:
        return function()
    finally:
        sys.settrace(None)


print(jump(steps, 3, 4))
print(jump(steps, 4, 2))
print(jump(loops, 4, 5))
print(jump(loops, 2, 4))
print(jump(loops, 2, 100))

# expect-output:
# | [1, 3]
# | [1, 2, 1, 2, 3]
# | ['before', 'behind']
# | can't jump into the body of a for loop
# | ['before', 1, 2, 'behind']
# | line 112 comes after the current code block
# | ['before', 1, 2, 'behind']
