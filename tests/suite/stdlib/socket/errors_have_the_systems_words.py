import socket


def told(function, *arguments, **named):
    try:
        print(function(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, error)


own = socket.socket()
told(own.bind, 1)
told(own.bind, ("a",))
told(own.bind, (1, 2))
told(own.bind, ("127.0.0.1", 70_000))
told(own.bind, ("127.0.0.1", "a"))
told(own.connect, (None, 1))
told(own.connect, ("127.0.0.1", 1))
told(own.connect_ex, ("127.0.0.1", 1))
told(own.getpeername)
told(own.recv, -1)
told(own.recv, 1)
told(own.recv_into, b"a")
told(own.recv_into, bytearray(1), 2)
told(own.send, "a")
told(own.sendto, b"a")
told(own.getsockopt, 1, 2, 2000)
told(own.setsockopt, 1, 2, "a")
told(own.setsockopt, 1, 2, b"a")
told(own.shutdown, 9)
told(own.detach().__class__)
told(own.recv, 1)
told(socket.socket, 99)
told(socket.socket, fileno=-1)
told(socket.socket, fileno=0)
told(socket.socket, "a")
told(socket.close, 9999)
with socket.socket(socket.AF_UNIX) as unix:
    told(unix.connect, "nowhere")
    told(unix.bind, "x" * 200)
    told(unix.bind, 1)
with socket.socket(socket.AF_INET6) as six:
    told(six.bind, ("::1", 0, -1))
    told(six.bind, ("::1",))

# expect-output:
# | TypeError bind(): AF_INET address must be tuple, not int
# | TypeError AF_INET address must be a pair (host, port)
# | TypeError str, bytes or bytearray expected, not int
# | OverflowError bind(): port must be 0-65535.
# | TypeError 'str' object cannot be interpreted as an integer
# | TypeError str, bytes or bytearray expected, not NoneType
# | ConnectionRefusedError [Errno 111] Connection refused
# | 111
# | OSError [Errno 107] Transport endpoint is not connected
# | ValueError negative buffersize in recv
# | OSError [Errno 107] Transport endpoint is not connected
# | TypeError recv_into() argument 1 must be read-write bytes-like object, not bytes
# | ValueError buffer too small for requested bytes
# | TypeError a bytes-like object is required, not 'str'
# | TypeError sendto() takes 2 or 3 arguments (1 given)
# | OSError getsockopt buflen out of range
# | TypeError a bytes-like object is required, not 'str'
# | OSError [Errno 22] Invalid argument
# | OSError [Errno 22] Invalid argument
# | 0
# | OSError [Errno 9] Bad file descriptor
# | OSError [Errno 97] Address family not supported by protocol
# | ValueError negative file descriptor
# | OSError [Errno 88] Socket operation on non-socket
# | TypeError 'str' object cannot be interpreted as an integer
# | OSError [Errno 9] Bad file descriptor
# | FileNotFoundError [Errno 2] No such file or directory
# | OSError AF_UNIX path too long
# | TypeError a bytes-like object is required, not 'int'
# | OverflowError bind(): flowinfo must be 0-1048575.
# | TypeError AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])
