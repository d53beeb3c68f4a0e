# What waits, resolves names, reads iterables and speaks of errors, over the tries of the native half.

from operator import index as _index
from sys import audit as _audit
from select import POLLIN as _READ, POLLOUT as _WRITE, _wait as _wait_for
from time import monotonic as _monotonic

SocketType = socket
CAPI = None
has_ipv6 = True
BDADDR_ANY = "00:00:00:00:00:00"
BDADDR_LOCAL = "00:00:00:FF:FF:FF"


class herror(OSError):
    """An address could not be resolved by the old calls."""

    __module__ = "socket"


class gaierror(OSError):
    """An address could not be resolved."""

    __module__ = "socket"


# -- waiting

def _end_of(own):
    """When a call on this socket gives up; None for never."""
    limit = own.gettimeout()
    return None if limit is None else _monotonic() + limit


def _ready(own, events, end):
    """Waits until the socket is ready; TimeoutError at the end."""
    number = own.fileno()
    if number < 0:
        raise OSError(9, "Bad file descriptor")
    left = None if end is None else end - _monotonic()
    if left is not None and left < 0 or not _wait_for(((number, events),), left):
        raise timeout("timed out")


def _patiently(attempt, events, own, *arguments):
    """Tries until it need not wait."""
    end = _end_of(own)
    while True:
        found = attempt(own, *arguments)
        if found is not NotImplemented:
            return found
        _ready(own, events, end)


def _accept_slowly(own):
    return _patiently(_try_accept, _READ, own)


def _recv(own, buffersize, flags=0):
    return _patiently(_try_recv, _READ, own, buffersize, flags)


def _recv_into(own, buffer, nbytes=0, flags=0):
    return _patiently(_try_recv_into, _READ, own, buffer, nbytes, flags)


def _recvfrom(own, buffersize, flags=0):
    return _patiently(_try_recvfrom, _READ, own, buffersize, flags)


def _recvfrom_into(own, buffer, nbytes=0, flags=0):
    view = memoryview(buffer).cast("B")
    nbytes = _index(nbytes)
    if nbytes < 0:
        raise ValueError("negative buffersize in recvfrom_into")
    if nbytes > len(view):
        raise ValueError("nbytes is greater than the length of the buffer")
    data, address = _recvfrom(own, nbytes or len(view), flags)
    view[:len(data)] = data
    return len(data), address


def _send(own, data, flags=0):
    return _patiently(_try_send, _WRITE, own, data, flags)


def _view_of(data):
    try:
        return memoryview(data)
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None


def _sendall(own, data, flags=0):
    end = _end_of(own)
    with _view_of(data) as whole, whole.cast("B") as view:
        at = 0
        while True:
            with view[at:] as rest:
                count = _try_send(own, rest, flags)
            if count is NotImplemented:
                _ready(own, _WRITE, end)
                continue
            at += count
            if at >= len(view):
                return
            if end is not None and end < _monotonic() and own.gettimeout():
                raise timeout("timed out")


def _sendto(own, *args):
    if len(args) == 2:
        data, address = args
        flags = 0
    elif len(args) == 3:
        data, flags, address = args
    else:
        raise TypeError(f"sendto() takes 2 or 3 arguments ({len(args)} given)")
    if not isinstance(data, (bytes, bytearray)):
        data = _view_of(data)
    numbers = _numbers(own, address, "sendto")
    _audit("socket.sendto", own, address)
    return _patiently(_try_sendto, _WRITE, own, data, flags, numbers)


# -- messages

def _recvmsg(own, bufsize, ancbufsize=0, flags=0):
    bufsize, ancbufsize = _index(bufsize), _index(ancbufsize)
    if bufsize < 0:
        raise ValueError("negative buffer size in recvmsg()")
    if not 0 <= ancbufsize <= 0x7fffffff:
        raise ValueError("invalid ancillary data buffer length")
    return _patiently(_try_recvmsg, _READ, own, bufsize, ancbufsize, flags)


def _recvmsg_into(own, buffers, ancbufsize=0, flags=0):
    try:
        buffers = list(buffers)
    except TypeError:
        raise TypeError("recvmsg_into() argument 1 must be an iterable") from None
    views = []
    for buffer in buffers:
        try:
            view = memoryview(buffer).cast("B")
        except (TypeError, ValueError):
            view = None
        if view is None or view.readonly:
            raise TypeError("recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers")
        views.append(view)
    ancbufsize = _index(ancbufsize)
    if not 0 <= ancbufsize <= 0x7fffffff:
        raise ValueError("invalid ancillary data buffer length")
    room = sum(map(len, views))
    data, items, flags, address = _patiently(_try_recvmsg, _READ, own, room, ancbufsize, flags)
    at = 0
    for view in views:
        part = data[at:at + len(view)]
        view[:len(part)] = part
        at += len(part)
    return len(data), items, flags, address


def _sendmsg(own, buffers, ancdata=(), flags=0, address=None):
    try:
        buffers = iter(buffers)
    except TypeError:
        raise TypeError("sendmsg() argument 1 must be an iterable") from None
    data = b"".join([_bytes_of(buffer) for buffer in buffers])
    try:
        ancdata = iter(ancdata)
    except TypeError:
        raise TypeError("sendmsg() argument 2 must be an iterable") from None
    items = []
    for item in ancdata:
        if not isinstance(item, tuple) or len(item) != 3:
            kind = type(item).__name__ if not isinstance(item, tuple) else f"tuple of {len(item)}"
            raise TypeError(f"[sendmsg() ancillary data items]() argument must be 3-item tuple, not {kind}")
        level, kind, content = item
        items.append((_index(level), _index(kind), _bytes_of(content)))
    _audit("socket.sendmsg", own, address)
    if address is not None:
        address = _numbers(own, address, "sendmsg")
    return _patiently(_try_sendmsg, _WRITE, own, data, tuple(items), flags, address)


def _bytes_of(buffer):
    if isinstance(buffer, bytes):
        return buffer
    with _view_of(buffer) as view:
        return view.tobytes()


def _set_option_slowly(own, level, option, value, optlen=None):
    own.setsockopt(level, option, _index(value))


# -- connections

def _numbers(own, address, caller):
    """The address with its host as numbers."""
    if _numeric(own, address, caller):
        return address
    host, port, *rest = address
    return (_address_of(host, own.family), port, *rest)


def _address_of(host, family):
    """The first address of a host."""
    return _look_up(host, None, family)[0][4][0]


def _bind_named(own, address):
    own.bind(_numbers(own, address, "bind"))


def _connect_number(own, address, caller):
    """The error number of connecting, after waiting for it; TimeoutError when that took too long."""
    end = _end_of(own)
    _audit("socket.connect", own, address)
    address = _numbers(own, address, caller)
    number = _begin_connect(own, address, caller)
    if number not in (4, 114, 115) or own.gettimeout() == 0:
        return number
    while number in (4, 114, 115):
        _ready(own, _WRITE, end)
        # asked again, it says what came of it
        number = _begin_connect(own, address, caller)
    return 0 if number == 106 else number


def _connect(own, address):
    number = _connect_number(own, address, "connect")
    if number:
        raise _failure(number)


def _connect_ex(own, address):
    try:
        return _connect_number(own, address, "connect_ex")
    except timeout:
        return 11


def _failure(number):
    from posix import strerror

    return OSError(number, strerror(number))


def _unclosed(own):
    """What becomes of a socket that nobody closed."""
    import warnings

    try:
        warnings.warn(f"unclosed {own!r}", ResourceWarning, stacklevel=2, source=own)
    finally:
        own.close()


def socketpair(family=AF_UNIX, type=SOCK_STREAM, proto=0, /):
    """socketpair([family[, type [, proto]]]) -> (socket object, socket object)

    Create a pair of socket objects that are connected with each other.
    """
    one, two = _pair(_index(family), _index(type), _index(proto))
    return socket(family, type, proto, one), socket(family, type, proto, two)


# -- names

def _checked(found):
    """What the resolver has found, or its error."""
    if isinstance(found, int):
        raise gaierror(found, _resolver_text(found))
    return found


def _encoded(host):
    """A host's name as the resolver wants it."""
    if isinstance(host, str):
        return host.encode("ascii") if host.isascii() else host.encode("idna")
    return bytes(host)


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """getaddrinfo(host, port [, family, type, proto, flags]) -> list of (family, type, proto, canonname, sockaddr)

    Resolve host and port into addrinfo struct.
    """
    if host is not None and not isinstance(host, (str, bytes)):
        raise TypeError("getaddrinfo() argument 1 must be string or None")
    _audit("socket.getaddrinfo", host, port, family, type, proto)
    return _look_up(host, port, family, type, proto, flags)


def _look_up(host, port, family=0, type=0, proto=0, flags=0):
    name = None if host is None else _encoded(host)
    if isinstance(port, int):
        service = str(_index(port)).encode()
    elif isinstance(port, str):
        service = port.encode()
    elif isinstance(port, bytes) or port is None:
        service = port
    else:
        raise OSError("Int or String expected")
    if name is not None and b"\0" in name or service is not None and b"\0" in service:
        raise gaierror(EAI_NONAME, _resolver_text(EAI_NONAME))
    return _checked(_resolve(name, service, family, type, proto, flags))


def getnameinfo(sockaddr, flags, /):
    """getnameinfo(sockaddr, flags) --> (host, port)

    Get host and port for a sockaddr.
    """
    if not isinstance(sockaddr, tuple):
        raise TypeError("getnameinfo() argument 1 must be a tuple")
    if not 2 <= len(sockaddr) <= 4 or not isinstance(sockaddr[0], str):
        raise TypeError("getnameinfo(): illegal sockaddr argument")
    _audit("socket.getnameinfo", sockaddr)
    host, port, *rest = sockaddr
    if rest and not 0 <= rest[0] <= 0xfffff:
        raise OverflowError("getnameinfo(): flowinfo must be 0-1048575.")
    found = _checked(_resolve(_encoded(host), str(_index(port)).encode(), 0, SOCK_DGRAM, 0, AI_NUMERICHOST | AI_NUMERICSERV))
    if len(found) > 1:
        raise OSError("sockaddr resolved to multiple addresses")
    address = found[0][4]
    if len(address) == 2 and rest:
        raise OSError("IPv4 sockaddr must be 2 tuple")
    if len(address) == 4:
        address = (*address[:2], *rest, *(0, 0)[len(rest):])
    return _checked(_name_of(address, _index(flags)))


def _host_argument(host, caller):
    if not isinstance(host, (str, bytes, bytearray)):
        raise TypeError(f"{caller}() argument 1 must be str, bytes or bytearray, not {type(host).__name__}")
    return host


def gethostbyname(host, /):
    """gethostbyname(host) -> address

    Return the IP address (a string of the form '255.255.255.255') for a host.
    """
    _host_argument(host, "gethostbyname")
    _audit("socket.gethostbyname", host)
    if host in ("", b""):
        _allowed()
        return "0.0.0.0"
    if host in ("<broadcast>", b"<broadcast>"):
        _allowed()
        return "255.255.255.255"
    return _address_of(host if isinstance(host, str) else bytes(host), AF_INET)


def _unique(found):
    return list(dict.fromkeys(row[4][0] for row in found))


def gethostbyname_ex(host, /):
    """gethostbyname_ex(host) -> (name, aliaslist, addresslist)

    Return the true host name, a list of aliases, and a list of IP addresses, for a host.
    """
    _host_argument(host, "gethostbyname_ex")
    _audit("socket.gethostbyname", host)
    found = _look_up(host if isinstance(host, str) else bytes(host), None, AF_INET, SOCK_STREAM, 0, AI_CANONNAME)
    name = found[0][3] or str(host)
    addresses = _unique(found)
    return name, _aliases(name, addresses), addresses


def gethostbyaddr(host, /):
    """gethostbyaddr(host) -> (name, aliaslist, addresslist)

    Return the true host name, a list of aliases, and a list of IP addresses, for a host.
    """
    _host_argument(host, "gethostbyaddr")
    _audit("socket.gethostbyaddr", host)
    address = getaddrinfo(host if isinstance(host, str) else bytes(host), None)[0][4]
    try:
        name = _checked(_name_of(address, NI_NAMEREQD))[0]
    except gaierror:
        raise herror(1, "Unknown host") from None
    return name, _aliases(name, address[:1]), [address[0]]


def _rows(path):
    """The words of each line of a table of the system."""
    try:
        with open(path, errors="replace") as file:
            return [line.partition("#")[0].split() for line in file]
    except OSError:
        return []


def _aliases(name, addresses):
    """The other names that the table of hosts has for an address."""
    found = [row for row in _rows("/etc/hosts") if len(row) > 2 and row[0] in addresses]
    return list(dict.fromkeys(other for row in found for other in row[1:] if other != name))


def getservbyname(servicename, protocolname=None, /):
    """getservbyname(servicename[, protocolname]) -> integer

    Return a port number from a service name and protocol name.
    """
    _allowed()
    for row in _rows("/etc/services"):
        if len(row) >= 2 and servicename in (row[0], *row[2:]):
            port, _, protocol = row[1].partition("/")
            if protocolname is None or protocolname == protocol:
                return int(port)
    raise OSError("service/proto not found")


def getservbyport(port, protocolname=None, /):
    """getservbyport(port[, protocolname]) -> string

    Return the service name from a port number and protocol name.
    """
    _allowed()
    port = _index(port)
    if not 0 <= port <= 65535:
        raise OverflowError("getservbyport: port must be 0-65535.")
    for row in _rows("/etc/services"):
        if len(row) >= 2:
            number, _, protocol = row[1].partition("/")
            if number == str(port) and (protocolname is None or protocolname == protocol):
                return row[0]
    raise OSError("port/proto not found")


def getprotobyname(name, /):
    """getprotobyname(name) -> integer

    Return the protocol number for the named protocol.
    """
    _allowed()
    for row in _rows("/etc/protocols"):
        if len(row) >= 2 and name in (row[0], *row[2:]):
            return int(row[1])
    raise OSError("protocol not found")


def sethostname(name, /):
    """sethostname(name)

    Sets the hostname to name.
    """
    from posix import fspath

    name = fspath(name)
    _set_host_name(name.encode("utf-8", "surrogateescape") if isinstance(name, str) else name)


def if_nametoindex(oname, /):
    """Returns the interface index corresponding to the interface name if_name."""
    from posix import fspath

    name = fspath(oname)
    return _interface_number(name.encode("utf-8", "surrogateescape") if isinstance(name, str) else name)


# -- numbers in the order of the network

def _swapped(integer, size, name):
    number = _index(integer)
    if number < 0:
        raise ValueError("Cannot convert negative int")
    if number >> 8 * size:
        raise OverflowError(f"Python int too large for C {name}")
    from sys import byteorder

    return int.from_bytes(number.to_bytes(size, "big"), byteorder)


def ntohs(integer, /):
    """Convert a 16-bit unsigned integer from network to host byte order."""
    return _swapped(integer, 2, "uint16_t")


def htons(integer, /):
    """Convert a 16-bit unsigned integer from host to network byte order."""
    return _swapped(integer, 2, "uint16_t")


def ntohl(integer, /):
    """Convert a 32-bit unsigned integer from network to host byte order."""
    return _swapped(integer, 4, "uint32_t")


def htonl(integer, /):
    """Convert a 32-bit unsigned integer from host to network byte order."""
    return _swapped(integer, 4, "uint32_t")


# -- addresses as text

def inet_aton(ip_addr, /):
    """Convert an IP address in string format (123.45.67.89) to the 32-bit packed binary format."""
    words = ip_addr.split()
    parts = words[0].split(".") if words and ip_addr[0] == words[0][0] else [""]
    try:
        numbers = [_number_of(part) for part in parts]
    except ValueError:
        numbers = []
    *front, last = numbers or [-1]
    room = 4 - len(front)
    if not 1 <= room or last < 0 or last >> 8 * room or any(number > 255 for number in front):
        raise OSError("illegal IP address string passed to inet_aton")
    return bytes(front) + last.to_bytes(room, "big")


def _number_of(part):
    """A number as C writes it: decimal, octal behind 0, hexadecimal behind 0x."""
    if not part.isalnum() or not part.isascii():
        raise ValueError
    if part[:2] in ("0x", "0X"):
        return int(part[2:] or "0", 16)
    return int(part, 8 if part[0] == "0" else 10)


def inet_ntoa(packed_ip, /):
    """Convert an IP address from 32-bit packed binary format to string format."""
    packed = _bytes_of(packed_ip)
    if len(packed) != 4:
        raise OSError("packed IP wrong length for inet_ntoa")
    return ".".join(map(str, packed))


def inet_pton(af, ip, /):
    """inet_pton(af, ip) -> packed IP address string

    Convert an IP address from string format to a packed string suitable for use with low-level network functions.
    """
    if af not in (AF_INET, AF_INET6):
        raise _failure(97)
    packed = _packed_inet(ip) if af == AF_INET else _packed_inet6(ip)
    if packed is None:
        raise OSError("illegal IP address string passed to inet_pton")
    return packed


def _packed_inet(text):
    parts = text.split(".")
    if len(parts) == 4 and all(part.isdecimal() and part.isascii() and len(part) <= 3 and int(part) <= 255
                               and (part == "0" or part[0] != "0") for part in parts):
        return bytes(map(int, parts))
    return None


def _packed_inet6(text):
    front, gap, back = text.partition("::")
    if "::" in back or back[:1] == ":":
        return None
    halves = []
    for half, is_last in (front, not gap), (back, True):
        packed = b""
        groups = half.split(":") if half else []
        for at, group in enumerate(groups):
            if is_last and at == len(groups) - 1 and "." in group:
                four = _packed_inet(group)
                if four is None:
                    return None
                packed += four
            elif 1 <= len(group) <= 4 and all(digit in "0123456789abcdefABCDEF" for digit in group):
                packed += int(group, 16).to_bytes(2, "big")
            else:
                return None
        halves.append(packed)
    length = len(halves[0]) + len(halves[1])
    if length > 14 if gap else length != 16:
        return None
    return halves[0] + bytes(16 - length) + halves[1]


def inet_ntop(af, packed_ip, /):
    """inet_ntop(af, packed_ip) -> string formatted IP address

    Convert a packed IP address of the given family to string format.
    """
    packed = _bytes_of(packed_ip)
    if af not in (AF_INET, AF_INET6):
        raise ValueError(f"unknown address family {af}")
    if len(packed) != (4 if af == AF_INET else 16):
        raise ValueError("invalid length of packed IP address string")
    return ".".join(map(str, packed)) if af == AF_INET else _text_of_inet6(packed)


def _text_of_inet6(packed):
    groups = [packed[at] << 8 | packed[at + 1] for at in range(0, 16, 2)]
    start = length = at = 0
    while at < 8:
        run = at
        while run < 8 and groups[run] == 0:
            run += 1
        if run - at > length:
            start, length = at, run - at
        at = max(run, at + 1)
    if start == 0 and (length == 6 or length == 5 and groups[5] == 0xffff):
        return ("::" if length == 6 else "::ffff:") + ".".join(map(str, packed[12:]))
    if length < 2:
        return ":".join(f"{group:x}" for group in groups)
    front, back = groups[:start], groups[start + length:]
    return ":".join(f"{group:x}" for group in front) + "::" + ":".join(f"{group:x}" for group in back)
