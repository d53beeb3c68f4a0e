import socket
import warnings

with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    one, two = socket.socketpair()
    shown = repr(one)
    number = one.fileno()
    del one
    print(len(told), told[0].category.__name__, str(told[0].message) == f"unclosed {shown}", told[0].lineno)  # expect: 1 ResourceWarning True 9
    two.close()
    del two
    print(len(told))  # expect: 1
try:
    socket.socket(fileno=number)
except OSError as error:
    print(error)  # expect: [Errno 9] Bad file descriptor
