import sys


def inner():
    raise ValueError("deep")


def outer():
    inner()


sys.tracebacklimit = 1
outer()

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 5, in inner
# |     raise ValueError("deep")
# | ValueError: deep
