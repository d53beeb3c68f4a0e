import sys
import threading


def module():
    return sys._getframemodulename(), sys._getframemodulename(1)


print(module(), sys._getframemodulename(99))  # expect: ('__main__', '__main__') None
print(sys._current_exceptions() == {threading.get_ident(): None})  # expect: True
try:
    1 / 0
except ZeroDivisionError as error:
    print(sys._current_exceptions()[threading.get_ident()] is error)  # expect: True


def f():
    return sys._current_frames()[threading.get_ident()]


print(f().f_code.co_name)  # expect: f
