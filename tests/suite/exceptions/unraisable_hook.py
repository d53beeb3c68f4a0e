import sys


class Broken:
    def __del__(self):
        1 / 0


def show(unraisable):
    print(type(unraisable).__name__, unraisable.exc_type.__name__, unraisable.exc_value, end=" ")
    print((unraisable.err_msg or "").split(" at ")[0], unraisable.object)


sys.unraisablehook = show
broken = Broken()
del broken


def generator():
    try:
        yield
    finally:
        1 / 0


x = generator()
next(x)
del x
import weakref


class Target:
    pass


target = Target()
reference = weakref.ref(target, lambda reference: 1 / 0)
del target
sys.unraisablehook = lambda unraisable: 1 / 0
print(sys.call_tracing(max, (1, 2)), sys.is_stack_trampoline_active())
try:
    sys.call_tracing(max, [1])
except TypeError as error:
    print(error)
sys.unraisablehook = sys.__unraisablehook__
try:
    sys.unraisablehook(3)
except TypeError as error:
    print(error)


class Odd:
    value = NotImplemented


print(hasattr(Odd, "value"), hasattr(Odd(), "value"), hasattr(Odd, "other"))
print(repr(exit), repr(quit), type(help).__name__)
try:
    print(OSError(1, "a").characters_written)
except AttributeError as error:
    print(error)
print(BlockingIOError(11, "again", 3).characters_written)
from types import SimpleNamespace
from copy import replace

print(replace(SimpleNamespace(a=1, b=2), b=3))

# expect-output:
# | UnraisableHookArgs ZeroDivisionError division by zero Exception ignored while calling deallocator <function Broken.__del__ None
# | UnraisableHookArgs ZeroDivisionError division by zero Exception ignored while closing generator <generator object generator None
# | UnraisableHookArgs ZeroDivisionError division by zero Exception ignored while calling weakref callback <function <lambda> None
# | 2 False
# | call_tracing() argument 2 must be tuple, not list
# | sys.unraisablehook argument type must be UnraisableHookArgs
# | True True False
# | Use exit() or Ctrl-D (i.e. EOF) to exit Use quit() or Ctrl-D (i.e. EOF) to exit _Helper
# | characters_written
# | 3
# | namespace(a=1, b=3)
