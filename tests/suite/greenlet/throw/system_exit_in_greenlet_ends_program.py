import sys

from greenlet import greenlet

greenlet(lambda: sys.exit(5)).switch()
print("never")

# exit: 5
