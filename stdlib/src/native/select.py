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
    """Polls again after signals, whose handlers run in between."""
    end = None if seconds is None else _monotonic() + seconds
    while True:
        if end is None:
            left = -1
        else:
            left = max(0, -int(-(end - _monotonic()) * 1000 // 1))
        found = _poll(tuple(pairs), left)
        if found is not None:
            return found
        import _signal

        _signal._deliver()


def _seconds(timeout, message):
    if timeout is None:
        return None
    try:
        return float(timeout)
    except TypeError:
        raise TypeError(message) from None


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


class poll:
    """Returns a polling object, which supports registering and unregistering file descriptors."""

    __slots__ = ("_wanted",)

    def __init__(self):
        self._wanted = {}

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
        if milliseconds is None or milliseconds < 0:
            return _wait(self._wanted.items(), None)
        return _wait(self._wanted.items(), milliseconds / 1000)


def _mask(events):
    number = _index(events)
    if not 0 <= number <= 65535:
        raise OverflowError("Python int too large to convert to C unsigned short" if number > 0
                            else "can't convert negative int to unsigned")
    return number
