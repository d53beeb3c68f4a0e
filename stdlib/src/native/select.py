# `select()` and polling objects, over one system call.

from operator import index as _index
from time import monotonic as _monotonic


def _descriptor(object):
    if isinstance(object, int):
        number = _index(object)
    else:
        method = getattr(object, "fileno", None)
        if method is None:
            raise TypeError("argument must be an int, or have a fileno() method.")
        number = method()
        if not isinstance(number, int):
            raise TypeError("fileno() returned a non-integer")
    if number < 0:
        raise ValueError(f"file descriptor cannot be a negative integer ({number})")
    return number


def _wait(pairs, seconds):
    """The one place at which a script waits for descriptors: events that came, none when the time is over."""
    return _patiently(_poll, tuple(pairs), seconds=seconds)


def _patiently(attempt, *arguments, seconds):
    """Waits again after signals, whose handlers run in between."""
    end = None if seconds is None else _monotonic() + seconds
    while True:
        if end is None:
            left = -1
        else:
            left = max(0, -int(-(end - _monotonic()) * 1000 // 1))
        found = attempt(*arguments, left)
        if found is not None:
            return found
        import _signal

        _signal._deliver()


def _seconds(timeout, message):
    if timeout is None:
        return None
    if isinstance(timeout, str) or not hasattr(timeout, "__float__") and not hasattr(timeout, "__index__"):
        raise TypeError(message)
    return float(timeout)


def select(rlist, wlist, xlist, timeout=None, /):
    """Wait until one or more file descriptors are ready for some kind of I/O.

    The result is three lists: what of the first three arguments is ready.
    """
    seconds = _seconds(timeout, "timeout must be a float or None")
    if seconds is not None and seconds < 0:
        raise ValueError("timeout must be non-negative")
    groups = []
    wanted = {}
    for objects, events in (rlist, POLLIN | POLLPRI), (wlist, POLLOUT), (xlist, POLLPRI):
        group = [(object, _descriptor(object)) for object in objects]
        for _, number in group:
            if number >= 1024:
                raise ValueError("filedescriptor out of range in select()")
            wanted[number] = wanted.get(number, 0) | events
        groups.append(group)
    came = dict(_wait(wanted.items(), seconds))
    if any(events & POLLNVAL for events in came.values()):
        raise OSError(9, "Bad file descriptor")
    results = []
    for group, events in zip(groups, (POLLIN | POLLHUP | POLLERR, POLLOUT | POLLERR, POLLPRI)):
        results.append([object for object, number in group if came.get(number, 0) & events])
    return tuple(results)


class _Polling:
    """Descriptors and the events that are awaited of them."""

    __slots__ = ("_wanted",)

    def __new__(cls, /, *args, **kwargs):
        raise TypeError("cannot create 'select.poll' instances")

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT, /):
        """Register a file descriptor with the polling object."""
        self._wanted[_descriptor(fd)] = _mask(eventmask)

    def modify(self, fd, eventmask, /):
        """Modify an already registered file descriptor."""
        number = _descriptor(fd)
        if number not in self._wanted:
            raise FileNotFoundError(2, "No such file or directory")
        self._wanted[number] = _mask(eventmask)

    def unregister(self, fd, /):
        """Remove a file descriptor being tracked by the polling object."""
        del self._wanted[_descriptor(fd)]

    def poll(self, timeout=None, /):
        """Polls the set of registered file descriptors.

        The timeout is in milliseconds; the result has pairs of descriptor and events.
        """
        milliseconds = _seconds(timeout, "timeout must be an integer or None")
        if milliseconds is not None and milliseconds > 0x7fffffff:
            raise OverflowError("timeout is too large")
        if milliseconds is None or milliseconds < 0:
            return _wait(self._wanted.items(), None)
        return _wait(self._wanted.items(), milliseconds / 1000)


_Polling.__name__ = _Polling.__qualname__ = "poll"


def _polling():
    own = object.__new__(_Polling)
    own._wanted = {}
    return own



def _mask(events):
    number = _index(events)
    if not 0 <= number <= 65535:
        if number < 0:
            raise ValueError("Cannot convert negative int")
        raise OverflowError("Python int too large for C unsigned short")
    return number


class epoll:
    """Returns an epolling object: it watches descriptors, as many as there are, and tells of those that are ready."""

    def __init__(self, sizehint=-1, flags=0):
        if sizehint < -1 or sizehint == 0:
            raise ValueError("negative sizehint")
        if flags & ~EPOLL_CLOEXEC:
            raise OSError(22, "Invalid argument")
        self._fd = _epoll_create()

    @classmethod
    def fromfd(cls, fd, /):
        """Create an epoll object from a given control fd."""
        own = cls.__new__(cls)
        own._fd = _index(fd)
        return own

    @property
    def closed(self):
        """True if the epoll handler is closed"""
        return self._fd < 0

    def _open(self):
        if self._fd < 0:
            raise ValueError("I/O operation on closed epoll object")
        return self._fd

    def close(self, /):
        """Close the epoll control file descriptor.

        Further operations on the epoll object will raise an exception.
        """
        number, self._fd = self._fd, -1
        if number >= 0:
            _epoll_close(number)

    def __del__(self):
        if getattr(self, "_fd", -1) >= 0:
            self.close()

    def fileno(self, /):
        """Return the epoll control file descriptor."""
        return self._open()

    def register(self, /, fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT):
        """Registers a new fd or raises an OSError if the fd is already registered."""
        _epoll_control(self._open(), 1, _descriptor(fd), _index(eventmask))

    def modify(self, /, fd, eventmask):
        """Modify event mask for a registered file descriptor."""
        _epoll_control(self._open(), 3, _descriptor(fd), _index(eventmask))

    def unregister(self, /, fd):
        """Remove a registered file descriptor from the epoll object."""
        _epoll_control(self._open(), 2, _descriptor(fd), 0)

    def poll(self, /, timeout=None, maxevents=-1):
        """Wait for events on the epoll file descriptor: a list of pairs of descriptor and events.

        The timeout is in seconds; None and less than zero wait for ever.
        """
        number = self._open()
        seconds = _seconds(timeout, "timeout must be an integer or None")
        if maxevents == -1:
            maxevents = 1023
        elif maxevents <= 0:
            raise ValueError(f"maxevents must be greater than 0, got {maxevents}")
        return _patiently(_epoll_wait, number, maxevents, seconds=None if seconds is None or seconds < 0 else seconds)

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, exc_type=None, exc_value=None, exc_tb=None, /):
        self.close()
