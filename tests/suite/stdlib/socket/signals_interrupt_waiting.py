import signal
import socket

one, two = socket.socketpair()


def come(number, frame):
    two.send(b"from the handler")


signal.signal(signal.SIGALRM, come)
signal.setitimer(signal.ITIMER_REAL, 0.02)
print(one.recv(100))  # expect: b'from the handler'


def refuse(number, frame):
    raise LookupError("enough")


signal.signal(signal.SIGALRM, refuse)
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    one.recv(100)
except LookupError as error:
    print(error)  # expect: enough
one.close()
two.close()
