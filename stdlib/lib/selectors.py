"""Waiting until files and sockets can be read or written, by the best means that the system has."""

import math
import select
from abc import ABCMeta, abstractmethod
from collections import namedtuple
from collections.abc import Mapping

EVENT_READ = 1
EVENT_WRITE = 2
_EVENTS = EVENT_READ | EVENT_WRITE

SelectorKey = namedtuple('SelectorKey', ['fileobj', 'fd', 'events', 'data'])
SelectorKey.__doc__ = "What is known of a registered file object: itself, its descriptor, awaited events, and data of one's own."


def _fileobj_to_fd(fileobj):
    """The descriptor of a file object, or ValueError."""
    if isinstance(fileobj, int):
        number = fileobj
    else:
        try:
            number = int(fileobj.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError(f'Invalid file object: {fileobj!r}') from None
    if number < 0:
        raise ValueError(f'Invalid file descriptor: {number}')
    return number


class _SelectorMapping(Mapping):
    """The keys of a selector by their file objects."""

    def __init__(self, selector):
        self._selector = selector

    def __len__(self):
        return len(self._selector._keys)

    def get(self, fileobj, default=None):
        key = self._selector._key_of(fileobj)
        return default if key is None else key

    def __getitem__(self, fileobj):
        key = self._selector._key_of(fileobj)
        if key is None:
            raise KeyError(f'{fileobj!r} is not registered')
        return key

    def __iter__(self):
        return iter(self._selector._keys)


class BaseSelector(metaclass=ABCMeta):
    """Watches file objects for events: EVENT_READ, EVENT_WRITE or both.

    A file object is a descriptor or has `fileno()`; each can be registered once.
    """

    @abstractmethod
    def register(self, fileobj, events, data=None):
        """Watch a file object; its SelectorKey."""
        raise NotImplementedError

    @abstractmethod
    def unregister(self, fileobj):
        """Watch a file object no longer; the key that it had."""
        raise NotImplementedError

    def modify(self, fileobj, events, data=None):
        """Change what is awaited of a registered file object, or its data; the new key."""
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    @abstractmethod
    def select(self, timeout=None):
        """Wait until some are ready or the time is over: a list of pairs of a key and its events.

        None waits for ever; zero or less does not wait.
        """
        raise NotImplementedError

    def close(self):
        """Give up what the selector holds."""

    def get_key(self, fileobj):
        """The key of a registered file object, or KeyError."""
        mapping = self.get_map()
        if mapping is None:
            raise RuntimeError('Selector is closed')
        try:
            return mapping[fileobj]
        except KeyError:
            raise KeyError(f'{fileobj!r} is not registered') from None

    @abstractmethod
    def get_map(self):
        """A mapping of file objects to their keys."""
        raise NotImplementedError

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class _BaseSelectorImpl(BaseSelector):
    """The bookkeeping that all selectors share."""

    def __init__(self):
        self._keys = {}
        self._map = _SelectorMapping(self)

    def _fileobj_lookup(self, fileobj):
        """The descriptor, also of a registered file object that has none any more."""
        try:
            return _fileobj_to_fd(fileobj)
        except ValueError:
            for key in self._keys.values():
                if key.fileobj is fileobj:
                    return key.fd
            raise

    def _key_of(self, fileobj):
        return self._keys.get(self._fileobj_lookup(fileobj))

    def register(self, fileobj, events, data=None):
        if not events or events & ~_EVENTS:
            raise ValueError(f'Invalid events: {events!r}')
        key = SelectorKey(fileobj, self._fileobj_lookup(fileobj), events, data)
        if key.fd in self._keys:
            raise KeyError(f'{fileobj!r} (FD {key.fd}) is already registered')
        self._keys[key.fd] = key
        return key

    def unregister(self, fileobj):
        key = self._keys.pop(self._fileobj_lookup(fileobj), None)
        if key is None:
            raise KeyError(f'{fileobj!r} is not registered')
        return key

    def modify(self, fileobj, events, data=None):
        key = self._key_of(fileobj)
        if key is None:
            raise KeyError(f'{fileobj!r} is not registered')
        if key.events != events:
            self.unregister(fileobj)
            return self.register(fileobj, events, data)
        if key.data != data:
            key = key._replace(data=data)
            self._keys[key.fd] = key
        return key

    def close(self):
        self._keys.clear()
        self._map = None

    def get_map(self):
        return self._map

    def _answer(self, came):
        """Pairs for the descriptors and events that came, as far as they are awaited."""
        pairs = []
        for number, events in came:
            key = self._keys.get(number)
            if key is not None and events & key.events:
                pairs.append((key, events & key.events))
        return pairs


class SelectSelector(_BaseSelectorImpl):
    """Selector over select()."""

    def __init__(self):
        super().__init__()
        self._readers, self._writers = set(), set()

    def register(self, fileobj, events, data=None):
        key = super().register(fileobj, events, data)
        if key.events & EVENT_READ:
            self._readers.add(key.fd)
        if key.events & EVENT_WRITE:
            self._writers.add(key.fd)
        return key

    def unregister(self, fileobj):
        key = super().unregister(fileobj)
        self._readers.discard(key.fd)
        self._writers.discard(key.fd)
        return key

    _select = staticmethod(select.select)

    def select(self, timeout=None):
        timeout = None if timeout is None else max(timeout, 0)
        try:
            readers, writers, _ = self._select(self._readers, self._writers, [], timeout)
        except InterruptedError:
            return []
        came = dict.fromkeys(readers, EVENT_READ)
        for number in writers:
            came[number] = came.get(number, 0) | EVENT_WRITE
        return self._answer(came.items())


class _PollLikeSelector(_BaseSelectorImpl):
    """What poll() and epoll have in common."""

    _selector_cls = None        # makes the object of the system
    _EVENT_READ = None
    _EVENT_WRITE = None

    def __init__(self):
        super().__init__()
        self._selector = self._selector_cls()

    def _mask(self, events):
        return (self._EVENT_READ if events & EVENT_READ else 0) | (self._EVENT_WRITE if events & EVENT_WRITE else 0)

    def register(self, fileobj, events, data=None):
        key = super().register(fileobj, events, data)
        try:
            self._selector.register(key.fd, self._mask(events))
        except BaseException:
            super().unregister(fileobj)
            raise
        return key

    def unregister(self, fileobj):
        key = super().unregister(fileobj)
        try:
            self._selector.unregister(key.fd)
        except OSError:
            # it was closed meanwhile, and the system has forgotten it by itself
            pass
        return key

    def modify(self, fileobj, events, data=None):
        key = self._key_of(fileobj)
        if key is None:
            raise KeyError(f'{fileobj!r} is not registered')
        if events != key.events:
            try:
                self._selector.modify(key.fd, self._mask(events))
            except BaseException:
                super().unregister(fileobj)
                raise
        if events != key.events or data != key.data:
            key = key._replace(events=events, data=data)
            self._keys[key.fd] = key
        return key

    def _milliseconds(self, timeout):
        if timeout is None:
            return None
        return math.ceil(timeout * 1e3) if timeout > 0 else 0

    def _poll(self, timeout):
        return self._selector.poll(self._milliseconds(timeout))

    def select(self, timeout=None):
        try:
            found = self._poll(timeout)
        except InterruptedError:
            return []
        came = []
        for number, event in found:
            # errors and ends wake readers and writers alike
            events = (EVENT_READ if event & ~self._EVENT_WRITE else 0) | (EVENT_WRITE if event & ~self._EVENT_READ else 0)
            came.append((number, events))
        return self._answer(came)


class PollSelector(_PollLikeSelector):
    """Selector over poll()."""

    _selector_cls = select.poll
    _EVENT_READ = select.POLLIN
    _EVENT_WRITE = select.POLLOUT


class EpollSelector(_PollLikeSelector):
    """Selector over epoll."""

    _selector_cls = select.epoll
    _EVENT_READ = select.EPOLLIN
    _EVENT_WRITE = select.EPOLLOUT

    def fileno(self):
        """The descriptor of the epoll object."""
        return self._selector.fileno()

    def _poll(self, timeout):
        if timeout is not None:
            # upwards to a millisecond, which is what the system counts
            timeout = math.ceil(timeout * 1e3) * 1e-3 if timeout > 0 else 0
        return self._selector.poll(timeout, max(len(self._keys), 1))

    def close(self):
        self._selector.close()
        super().close()


DefaultSelector = EpollSelector
