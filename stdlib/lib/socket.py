"""Connections to other programs: sockets, addresses and names.

Functions:

socket() -- create a new socket object
socketpair() -- create a pair of new socket objects
fromfd() -- create a socket object from an open file descriptor
send_fds(), recv_fds() -- send and receive file descriptors
create_connection(), create_server() -- a TCP connection or server by its address
gethostname(), gethostbyname(), gethostbyaddr(), getfqdn() -- names of hosts
getservbyname(), getprotobyname() -- numbers of services and protocols
getaddrinfo(), getnameinfo() -- addresses for names and back
inet_aton(), inet_ntoa(), inet_pton(), inet_ntop() -- addresses as text and as bytes
ntohs(), ntohl(), htons(), htonl() -- numbers in the order of the network
setdefaulttimeout(), getdefaulttimeout() -- the timeout of new sockets
"""

import _socket
import errno
import io
import os
import sys
from _socket import *
from _socket import CAPI
from enum import IntEnum, IntFlag

__all__ = ["fromfd", "getfqdn", "create_connection", "create_server", "has_dualstack_ipv6", "AddressFamily", "SocketKind",
           "send_fds", "recv_fds"]
__all__ += [name for name in dir(_socket) if not name.startswith("_") and name != "CAPI"]

EBADF = errno.EBADF
EAGAIN = errno.EAGAIN
EWOULDBLOCK = errno.EWOULDBLOCK

for _base, _name, _prefix, _doc in (
    (IntEnum, "AddressFamily", "AF_", "Address families."),
    (IntEnum, "SocketKind", "SOCK_", "Types of sockets."),
    (IntFlag, "MsgFlag", "MSG_", "Flags of sending and receiving."),
    (IntFlag, "AddressInfo", "AI_", "Flags of getaddrinfo()."),
):
    _base._convert_(_name, __name__, lambda name, prefix=_prefix: name.isupper() and name.startswith(prefix))
    globals()[_name].__doc__ = _doc
del _base, _name, _prefix, _doc

_LOCALHOST = "127.0.0.1"
_LOCALHOST_V6 = "::1"
_GLOBAL_DEFAULT_TIMEOUT = object()


def _named(number, enumeration):
    """The member for a number, or the number itself where it has no name."""
    try:
        return enumeration(number)
    except ValueError:
        return number


class socket(_socket.socket):
    """One end of a connection; see the functions of the module and of `_socket.socket`."""

    __slots__ = ["__weakref__", "_io_refs", "_closed"]

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        if fileno is None:
            family = AF_INET if family == -1 else family
            type = SOCK_STREAM if type == -1 else type
            proto = 0 if proto == -1 else proto
        super().__init__(family, type, proto, fileno)
        self._io_refs = 0
        self._closed = False

    def __enter__(self):
        return self

    def __exit__(self, *args):
        if not self._closed:
            self.close()

    def __repr__(self):
        cls = type(self)
        number = self.fileno()
        parts = [f"fd={number}", f"family={self.family!s}", f"type={self.type!s}", f"proto={self.proto}"]
        if number != -1:
            for name, ask in ("laddr", self.getsockname), ("raddr", self.getpeername):
                try:
                    address = ask()
                except (OSError, AttributeError):
                    continue
                if address:
                    parts.append(f"{name}={address}")
        closed = " [closed]" if getattr(self, "_closed", False) else ""
        return f"<{cls.__module__}.{cls.__qualname__}{closed} {', '.join(parts)}>"

    def __getstate__(self):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")

    def dup(self):
        """Duplicate the socket: another object for the same connection, which no child process inherits."""
        copy = type(self)(self.family, self.type, self.proto, fileno=_socket.dup(self.fileno()))
        copy.settimeout(self.gettimeout())
        return copy

    def accept(self):
        """accept() -> (socket object, address info)

        Wait for an incoming connection: a new socket for it, and the address of the client.
        """
        number, address = self._accept()
        connection = socket(self.family, self.type, self.proto, fileno=number)
        if getdefaulttimeout() is None and self.gettimeout():
            connection.setblocking(True)
        return connection, address

    def makefile(self, mode="r", buffering=None, *, encoding=None, errors=None, newline=None):
        """An I/O stream connected to the socket, with the arguments of open(); modes are of r, w and b."""
        if not set(mode) <= {"r", "w", "b"}:
            raise ValueError(f"invalid mode {mode!r} (only r, w, b allowed)")
        writing = "w" in mode
        reading = "r" in mode or not writing
        binary = "b" in mode
        raw = SocketIO(self, ("r" if reading else "") + ("w" if writing else ""))
        self._io_refs += 1
        if buffering is None or buffering < 0:
            buffering = io.DEFAULT_BUFFER_SIZE
        if buffering == 0:
            if not binary:
                raise ValueError("unbuffered streams must be binary")
            return raw
        if reading and writing:
            buffer = io.BufferedRWPair(raw, raw, buffering)
        elif reading:
            buffer = io.BufferedReader(raw, buffering)
        else:
            buffer = io.BufferedWriter(raw, buffering)
        if binary:
            return buffer
        text = io.TextIOWrapper(buffer, io.text_encoding(encoding), errors, newline)
        text.mode = mode
        return text

    def sendfile(self, file, offset=0, count=None):
        """sendfile(file[, offset[, count]]) -> sent

        Send a file until its end, or so many bytes of it; how many went. The file must be open in binary mode.
        """
        if "b" not in getattr(file, "mode", "b"):
            raise ValueError("file should be opened in binary mode")
        if not self.type & SOCK_STREAM:
            raise ValueError("only SOCK_STREAM type sockets are supported")
        if count is not None:
            if not isinstance(count, int):
                raise TypeError(f"count must be a positive integer (got {count!r})")
            if count <= 0:
                raise ValueError(f"count must be a positive integer (got {count!r})")
        if self.gettimeout() == 0:
            raise ValueError("non-blocking sockets are not supported")
        if offset:
            file.seek(offset)
        sent = 0
        try:
            while count is None or sent < count:
                block = file.read(8192 if count is None else min(8192, count - sent))
                if not block:
                    break
                self.sendall(block)
                sent += len(block)
        finally:
            if sent and hasattr(file, "seek"):
                file.seek(offset + sent)
        return sent

    def _decref_socketios(self):
        if self._io_refs > 0:
            self._io_refs -= 1
        if self._closed:
            self.close()

    def _real_close(self, _ss=_socket.socket):
        # the class is bound early: at the program's end the module's names may be gone
        _ss.close(self)

    def close(self):
        """Close the socket; its streams keep the connection until they are closed too."""
        self._closed = True
        if self._io_refs <= 0:
            self._real_close()

    def detach(self):
        """detach() -> file descriptor

        Close the object and leave the connection to whoever has the descriptor.
        """
        self._closed = True
        return super().detach()

    @property
    def family(self):
        """The address family, as a member of AddressFamily."""
        return _named(super().family, AddressFamily)

    @property
    def type(self):
        """The type, as a member of SocketKind."""
        return _named(super().type, SocketKind)

    def get_inheritable(self):
        """Whether child processes inherit the socket."""
        return os.get_inheritable(self.fileno())

    def set_inheritable(self, inheritable):
        """Set whether child processes inherit the socket."""
        os.set_inheritable(self.fileno(), inheritable)


def fromfd(fd, family, type, proto=0):
    """fromfd(fd, family, type[, proto]) -> socket object

    A socket for a duplicate of a descriptor.
    """
    return socket(family, type, proto, _socket.dup(fd))


def send_fds(sock, buffers, fds, flags=0, address=None):
    """send_fds(sock, buffers, fds[, flags[, address]]) -> integer

    Send file descriptors with some bytes over a Unix socket.
    """
    import array

    return sock.sendmsg(buffers, [(SOL_SOCKET, SCM_RIGHTS, array.array("i", fds))], flags, address)


def recv_fds(sock, bufsize, maxfds, flags=0):
    """recv_fds(sock, bufsize, maxfds[, flags]) -> (data, list of file descriptors, msg_flags, address)

    Receive bytes and at most maxfds file descriptors.
    """
    import array

    numbers = array.array("i")
    data, items, flags, address = sock.recvmsg(bufsize, _socket.CMSG_LEN(maxfds * numbers.itemsize), flags)
    for level, kind, content in items:
        if level == SOL_SOCKET and kind == SCM_RIGHTS:
            numbers.frombytes(content[:len(content) // numbers.itemsize * numbers.itemsize])
    return data, list(numbers), flags, address


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    """socketpair([family[, type[, proto]]]) -> (socket object, socket object)

    Two sockets that are connected with each other, of the Unix family unless another is named.
    """
    pair = _socket.socketpair(AF_UNIX if family is None else family, type, proto)
    return tuple(socket(end.family, end.type, end.proto, end.detach()) for end in pair)


class SocketIO(io.RawIOBase):
    """The raw stream over a socket, upon which makefile() builds."""

    def __init__(self, sock, mode):
        if mode not in ("r", "w", "rw", "rb", "wb", "rwb"):
            raise ValueError(f"invalid mode: {mode!r}")
        super().__init__()
        self._sock = sock
        self._mode = mode if "b" in mode else mode + "b"
        self._reading = "r" in mode
        self._writing = "w" in mode
        self._timed_out = False

    def readinto(self, b):
        """Read into a buffer: how many bytes; 0 at the end, None where it would have to wait and may not."""
        self._checkClosed()
        self._checkReadable()
        if self._timed_out:
            raise OSError("cannot read from timed out object")
        try:
            return self._sock.recv_into(b)
        except timeout:
            self._timed_out = True
            raise
        except BlockingIOError:
            return None

    def write(self, b):
        """Write bytes: how many went; None where it would have to wait and may not."""
        self._checkClosed()
        self._checkWritable()
        try:
            return self._sock.send(b)
        except BlockingIOError:
            return None

    def _open(self):
        if self.closed:
            raise ValueError("I/O operation on closed socket.")

    def readable(self):
        """Whether it can be read."""
        self._open()
        return self._reading

    def writable(self):
        """Whether it can be written."""
        self._open()
        return self._writing

    def seekable(self):
        """No socket can seek."""
        self._open()
        return super().seekable()

    def fileno(self):
        """The socket's descriptor."""
        self._open()
        return self._sock.fileno()

    @property
    def name(self):
        """The socket's descriptor; -1 when closed."""
        return -1 if self.closed else self.fileno()

    @property
    def mode(self):
        """The mode, with b."""
        return self._mode

    def close(self):
        """Close the stream, and the socket if it was only kept open for this."""
        if self.closed:
            return
        io.RawIOBase.close(self)
        self._sock._decref_socketios()
        self._sock = None


def getfqdn(name=""):
    """The fully qualified name of a host, of this one by default.

    It is the first name with a dot among those that gethostbyaddr() has, else the host's own.
    """
    name = name.strip()
    if name in ("", "0.0.0.0", "::"):
        name = gethostname()
    try:
        own, others, _ = gethostbyaddr(name)
    except OSError:
        return name
    return next((found for found in (own, *others) if "." in found), own)


def create_connection(address, timeout=_GLOBAL_DEFAULT_TIMEOUT, source_address=None, *, all_errors=False):
    """Connect to a host and port by TCP, trying the host's addresses in order: the socket.

    The timeout holds for each attempt and stays set. With all_errors, all failures are raised as an ExceptionGroup,
    else the last of them.
    """
    host, port = address
    failures = []
    for family, kind, protocol, _, place in getaddrinfo(host, port, 0, SOCK_STREAM):
        connection = None
        try:
            connection = socket(family, kind, protocol)
            if timeout is not _GLOBAL_DEFAULT_TIMEOUT:
                connection.settimeout(timeout)
            if source_address:
                connection.bind(source_address)
            connection.connect(place)
            failures.clear()
            return connection
        except error as failure:
            if not all_errors:
                failures.clear()
            failures.append(failure)
            if connection is not None:
                connection.close()
    if not failures:
        raise error("getaddrinfo returns an empty list")
    try:
        if all_errors:
            raise ExceptionGroup("create_connection failed", failures)
        raise failures[0]
    finally:
        # an exception whose frame keeps it would be a cycle
        failures.clear()


def has_dualstack_ipv6():
    """Whether a socket of version 6 can serve connections of version 4 as well."""
    if not has_ipv6 or not hasattr(_socket, "IPPROTO_IPV6") or not hasattr(_socket, "IPV6_V6ONLY"):
        return False
    try:
        with socket(AF_INET6, SOCK_STREAM) as probe:
            probe.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0)
            return True
    except error:
        return False


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    """A TCP socket that listens at a host and port.

    With dualstack_ipv6, a socket of version 6 takes connections of version 4 as well.
    """
    if reuse_port and not hasattr(_socket, "SO_REUSEPORT"):
        raise ValueError("SO_REUSEPORT not supported on this platform")
    if dualstack_ipv6:
        if not has_dualstack_ipv6():
            raise ValueError("dualstack_ipv6 not supported on this platform")
        if family != AF_INET6:
            raise ValueError("dualstack_ipv6 requires AF_INET6 family")
    server = socket(family, SOCK_STREAM)
    try:
        server.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        if reuse_port:
            server.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if family == AF_INET6:
            server.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0 if dualstack_ipv6 else 1)
        try:
            server.bind(address)
        except error as failure:
            text = f"{failure.strerror} (while attempting to bind on address {address!r})"
            raise error(failure.errno, text) from None
        if backlog is None:
            server.listen()
        else:
            server.listen(backlog)
        return server
    except error:
        server.close()
        raise


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """Addresses of a host and a service: a list of tuples (family, type, proto, canonname, sockaddr).

    Either may be None; family, type and proto narrow the answer.
    """
    return [(_named(family, AddressFamily), _named(kind, SocketKind), protocol, name, address)
            for family, kind, protocol, name, address in _socket.getaddrinfo(host, port, family, type, proto, flags)]
