import socket

print(repr(socket.AF_INET), repr(socket.SOCK_DGRAM), socket.AF_UNIX)
print(repr(socket.MSG_PEEK | socket.MSG_DONTWAIT), repr(socket.AI_PASSIVE))
found = socket.getaddrinfo("127.0.0.1", 80, type=socket.SOCK_STREAM)
print(found)
print(socket.getnameinfo(("127.0.0.1", 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV))
print(socket.error is OSError, socket.timeout is TimeoutError, socket.gaierror.__mro__[1])
print(socket.has_ipv6, socket.SocketType, socket.socket.__mro__[1])
for host, port in ("a\0b", 80), (1, 80), ("127.0.0.1", 1.5):
    try:
        socket.getaddrinfo(host, port)
    except Exception as error:
        print(type(error), error)

# expect-output:
# | <AddressFamily.AF_INET: 2> <SocketKind.SOCK_DGRAM: 2> 1
# | <MsgFlag.MSG_PEEK|MSG_DONTWAIT: 66> <AddressInfo.AI_PASSIVE: 1>
# | [(<AddressFamily.AF_INET: 2>, <SocketKind.SOCK_STREAM: 1>, 6, '', ('127.0.0.1', 80))]
# | ('127.0.0.1', '80')
# | True True <class 'OSError'>
# | True <class '_socket.socket'> <class '_socket.socket'>
# | <class 'socket.gaierror'> [Errno -2] Name or service not known
# | <class 'TypeError'> getaddrinfo() argument 1 must be string or None
# | <class 'OSError'> Int or String expected
