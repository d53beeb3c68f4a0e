import sys
import traceback

from greenlet import greenlet


def fail():
    raise ValueError("original")


try:
    fail()
except ValueError:
    info = sys.exc_info()
try:
    greenlet(lambda: None).throw(*info)
except ValueError as error:
    print([s.name for s in traceback.extract_tb(error.__traceback__)])  # expect: ['<module>', '<module>', 'fail']
