"""The names of sockets. Connections are not there yet: making a socket says so."""

CAPI = None
has_ipv6 = True

AF_UNSPEC, AF_UNIX, AF_INET, AF_INET6 = 0, 1, 2, 10
SOCK_STREAM, SOCK_DGRAM, SOCK_RAW = 1, 2, 3
SOCK_NONBLOCK, SOCK_CLOEXEC = 0x800, 0x80000
SOL_SOCKET, SO_REUSEADDR, SO_ERROR, SO_BROADCAST, SO_KEEPALIVE = 1, 2, 4, 6, 9
SO_REUSEPORT, SO_TYPE, SO_SNDBUF, SO_RCVBUF = 15, 3, 7, 8
IPPROTO_IP, IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6 = 0, 6, 17, 41
TCP_NODELAY, IPV6_V6ONLY, SOMAXCONN = 1, 26, 4096
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
MSG_PEEK, MSG_DONTWAIT, MSG_WAITALL, MSG_NOSIGNAL = 2, 64, 256, 16384
AI_PASSIVE, AI_CANONNAME, AI_NUMERICHOST, AI_NUMERICSERV = 1, 2, 4, 1024
NI_NUMERICHOST, NI_NUMERICSERV = 1, 2
EAI_FAMILY, EAI_NONAME, EAI_SERVICE, EAI_AGAIN, EAI_FAIL = -6, -2, -8, -3, -4

error = OSError
timeout = TimeoutError


class herror(OSError):
    """An address could not be resolved by the old calls."""

    __module__ = "socket"


class gaierror(OSError):
    """An address could not be resolved."""

    __module__ = "socket"


class socket:
    """A connection to another program."""

    __slots__ = ()

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        raise NotImplementedError("sockets are not there yet")


SocketType = socket
_default_timeout = None


def getdefaulttimeout():
    """Return the default timeout in seconds for new sockets, or None."""
    return _default_timeout


def setdefaulttimeout(timeout, /):
    """Set the default timeout in seconds for new sockets."""
    global _default_timeout
    _default_timeout = None if timeout is None else float(timeout)


def gethostname():
    """Return the name of this machine."""
    import os

    return os.uname().nodename


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """Resolve a host and a port: not there yet."""
    raise NotImplementedError("sockets are not there yet")
