# A signal that a script sends to itself is handled when the call returns.
import os
import signal


def handler(number, frame):
    print(signal.Signals(number).name, frame.f_lineno > 0)
    if number == signal.SIGUSR2:
        raise LookupError("second")


signal.signal(signal.SIGUSR1, handler)
signal.signal(signal.SIGUSR2, handler)
os.kill(os.getpid(), signal.SIGUSR1)
print("after")
signal.raise_signal(signal.SIGUSR1)
print("after")
try:
    os.kill(os.getpid(), signal.SIGUSR2)
    print("not reached")
except LookupError as error:
    print(error)

# expect-output:
# | SIGUSR1 True
# | after
# | SIGUSR1 True
# | after
# | SIGUSR2 True
# | second
