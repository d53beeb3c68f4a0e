import socket

one, two = socket.socketpair()
print(one.gettimeout(), one.getblocking())
one.settimeout(0.01)
print(one.gettimeout(), one.getblocking())
try:
    one.recv(1)
except TimeoutError as error:
    print(repr(error), error.errno)
try:
    while True:
        one.sendall(b"x" * 100_000)
except TimeoutError as error:
    print(repr(error))
one.setblocking(False)
print(one.gettimeout(), one.getblocking())
try:
    one.recv(1)
except BlockingIOError as error:
    print(error)
for wrong in -1, "a", float("nan"), 1e30:
    try:
        one.settimeout(wrong)
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
one.settimeout(None)
two.send(b"now")
print(one.recv(10))
socket.setdefaulttimeout(2)
with socket.socket() as other:
    print(other.gettimeout(), socket.getdefaulttimeout())
one.close()
two.close()

# expect-output:
# | None True
# | 0.01 True
# | TimeoutError('timed out') None
# | TimeoutError('timed out')
# | 0.0 False
# | [Errno 11] Resource temporarily unavailable
# | ValueError Timeout value out of range
# | TypeError 'str' object cannot be interpreted as an integer or float
# | ValueError Invalid value NaN (not a number)
# | OverflowError timestamp out of range for C PyTime_t
# | b'now'
# | 2.0 2.0
