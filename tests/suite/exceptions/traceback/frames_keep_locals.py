# The frames of a traceback are those that ran, with their variables, also after they were left.
import sys


def inner(number):
    items = [number]
    return number / 0


def middle():
    kept = 'kept'
    inner(5)


def outer():
    mine = 1
    try:
        middle()
    except ZeroDivisionError as error:
        entry = error.__traceback__
        print(entry.tb_frame is sys._getframe())
        while entry:
            frame = entry.tb_frame
            print(frame.f_code.co_name, sorted(frame.f_locals), frame.f_lineno == entry.tb_lineno)
            last = frame
            entry = entry.tb_next
        print(last.f_locals['items'], last.f_back.f_code.co_name, last.f_back.f_back is sys._getframe())
        return error


error = outer()
print(error.__traceback__.tb_frame.f_locals['mine'], error.__traceback__.tb_frame.f_back is sys._getframe())


def walk():
    own = 2
    try:
        yield own
    finally:
        after = 3


walker = walk()
next(walker)
try:
    walker.throw(KeyError(1))
except KeyError as error:
    print(sorted(error.__traceback__.tb_next.tb_frame.f_locals))

# expect-output:
# | True
# | outer ['entry', 'error', 'frame', 'mine'] False
# | middle ['kept'] True
# | inner ['items', 'number'] True
# | [5] middle True
# | 1 True
# | ['after', 'own']
