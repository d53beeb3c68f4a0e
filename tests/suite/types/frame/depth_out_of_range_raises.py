import sys

sys._getframe(100)  # raises: ValueError: call stack is not deep enough
