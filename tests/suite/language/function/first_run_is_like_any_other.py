"""The first run of a function reads its code; nobody can tell it from the next ones."""
import sys


def paused():
    try:
        yield "one"
    except ValueError:
        yield "two"


fresh = paused()
try:
    fresh.throw(ValueError("early"))
except ValueError as error:
    print(error, list(fresh))
unstarted = paused()
unstarted.close()
print(list(unstarted), next(paused()))


def traced(value):
    doubled = value * 2
    return doubled


def trace(frame, event, argument):
    if frame.f_code is traced.__code__:
        print(event, frame.f_lineno - traced.__code__.co_firstlineno, argument)
    return trace


sys.settrace(trace)
traced(1)
traced(2)
sys.settrace(None)


def deep(left):
    def inner(left):
        return deep(left - 1) if left else sys._getframe().f_code.co_qualname

    return inner(left)


print(deep(50))


def broken():
    try:
        missing
    except NameError as error:
        return error.name, error.__traceback__.tb_lineno - broken.__code__.co_firstlineno


print(broken(), broken())
try:
    deep()
except TypeError as error:
    print(error)


class Late:
    def method(self, key, /, *rest, flag=True, **more):
        "what it does"
        return key, rest, flag, more


print(Late.method.__doc__, Late.method.__code__.co_varnames, Late.method.__code__.co_argcount)
print(Late().method(1, 2, flag=None, extra=3))

# expect-output:
# | early []
# | [] one
# | call 0 None
# | line 1 None
# | line 2 None
# | return 2 2
# | call 0 None
# | line 1 None
# | line 2 None
# | return 2 4
# | deep.<locals>.inner
# | ('missing', 2) ('missing', 2)
# | deep() missing 1 required positional argument: 'left'
# | what it does ('self', 'key', 'flag', 'rest', 'more') 2
# | (1, (2,), None, {'extra': 3})
