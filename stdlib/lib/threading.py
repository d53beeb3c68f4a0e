"""Threads and what they wait for.

A program has one thread so far: whatever would start another says so, and what would wait for ever is refused
by the lock underneath.
"""

import _thread
from _collections import deque as _deque
from _weakrefset import WeakSet as _WeakSet
from time import monotonic as _now

__all__ = [
    'get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread', 'TIMEOUT_MAX', 'Event',
    'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier', 'BrokenBarrierError', 'Timer',
    'ThreadError', 'setprofile', 'settrace', 'local', 'stack_size', 'excepthook', 'ExceptHookArgs', 'getprofile',
    'gettrace', 'setprofile_all_threads', 'settrace_all_threads', 'get_native_id',
]

TIMEOUT_MAX = _thread.TIMEOUT_MAX
ThreadError = _thread.error
Lock = _thread.lock
RLock = _thread.RLock
local = _thread._local
get_ident = _thread.get_ident
get_native_id = _thread.get_native_id

_trace_hook = _profile_hook = None
_exit_calls = []
# every thread object that is still there
_dangling = _WeakSet()


class Condition:
    """A lock together with a queue of those who wait to be told of a change."""

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        self._waiters = _deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *details):
        return self._lock.__exit__(*details)

    def locked(self):
        """Whether the lock is held."""
        return self._lock.locked()

    def __repr__(self):
        return f'<Condition({self._lock}, {len(self._waiters)})>'

    def _is_owned(self):
        owned = getattr(self._lock, '_is_owned', None)
        if owned is not None:
            return owned()
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Give the lock up until notified or until the time is over; whether it was notified."""
        if not self._is_owned():
            raise RuntimeError('cannot wait on un-acquired lock')
        waiter = Lock()
        waiter.acquire()
        self._waiters.append(waiter)
        depth = 0
        while self._is_owned():
            self._lock.release()
            depth += 1
        notified = False
        try:
            if timeout is None:
                notified = waiter.acquire()
            elif timeout > 0:
                notified = waiter.acquire(True, timeout)
            else:
                notified = waiter.acquire(False)
            return notified
        finally:
            for _ in range(depth):
                self._lock.acquire()
            if not notified:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout=None):
        """Wait until the predicate holds or the time is over; the predicate's last answer."""
        end = None if timeout is None else _now() + timeout
        result = predicate()
        while not result:
            left = None if end is None else end - _now()
            if left is not None and left <= 0:
                break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        """Wake up to n of those who wait."""
        if not self._is_owned():
            raise RuntimeError('cannot notify on un-acquired lock')
        while n > 0 and self._waiters:
            self._waiters.popleft().release()
            n -= 1

    def notify_all(self):
        """Wake all who wait."""
        self.notify(len(self._waiters))

    notifyAll = notify_all


class Semaphore:
    """A counter that does not go below zero: taking from zero waits."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._changed = Condition(Lock())
        self._value = value

    def __repr__(self):
        cls = type(self)
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>'

    def acquire(self, blocking=True, timeout=None):
        """Take one; False when that was not possible in time."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        with self._changed:
            if not blocking:
                timeout = 0
            if not self._changed.wait_for(lambda: self._value > 0, timeout):
                return False
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        """Give n back."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._changed:
            self._value += n
            self._changed.notify(n)

    def __exit__(self, *details):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that refuses to get more than it began with."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        """Give n back."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._changed:
            if self._value + n > self._initial_value:
                raise ValueError('Semaphore released too many times')
            self._value += n
            self._changed.notify(n)


class Event:
    """A flag that can be waited for."""

    def __init__(self):
        self._changed = Condition(Lock())
        self._flag = False

    def __repr__(self):
        cls = type(self)
        status = 'set' if self._flag else 'unset'
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {status}>'

    def is_set(self):
        """Whether it is set."""
        return self._flag

    isSet = is_set

    def set(self):
        """Set it and wake all who wait."""
        with self._changed:
            self._flag = True
            self._changed.notify_all()

    def clear(self):
        """Unset it."""
        with self._changed:
            self._flag = False

    def wait(self, timeout=None):
        """Wait until it is set or the time is over; whether it is set."""
        with self._changed:
            return self._flag or self._changed.wait_for(self.is_set, timeout)


class BrokenBarrierError(RuntimeError):
    """The barrier was given up while somebody waited at it."""


class Barrier:
    """Holds threads back until so many have come."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError('parties must be >= 1')
        self._changed = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._count = 0
        self._round = 0
        self._broken = False

    def __repr__(self):
        cls = type(self)
        name = f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}'
        return f'{name}: broken>' if self._broken else f'{name}: waiters={self.n_waiting}/{self.parties}>'

    def wait(self, timeout=None):
        """Wait for the others; the number of this thread among them."""
        if timeout is None:
            timeout = self._timeout
        with self._changed:
            if self._broken:
                raise BrokenBarrierError
            place, own_round = self._count, self._round
            self._count += 1
            if self._count == self._parties:
                self._open()
                return place
            here = self._changed.wait_for(lambda: self._broken or self._round != own_round, timeout)
            if not here or self._broken:
                self._break()
                raise BrokenBarrierError
            return place

    def _open(self):
        try:
            if self._action is not None:
                self._action()
        except BaseException:
            self._break()
            raise
        self._count = 0
        self._round += 1
        self._changed.notify_all()

    def _break(self):
        self._broken = True
        self._count = 0
        self._changed.notify_all()

    def reset(self):
        """Send those who wait away with an error and begin anew."""
        with self._changed:
            if self._count:
                self._break()
            self._round += 1
            self._broken = False

    def abort(self):
        """Make it unusable."""
        with self._changed:
            self._break()

    @property
    def parties(self):
        """How many it waits for."""
        return self._parties

    @property
    def n_waiting(self):
        """How many wait."""
        return self._count

    @property
    def broken(self):
        """Whether it was given up."""
        return self._broken


class Thread:
    """A flow of control of its own."""

    _numbers = 0

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None, context=None):
        if group is not None:
            raise AssertionError('group argument must be None for now')
        if name is None:
            Thread._numbers += 1
            name = f'Thread-{Thread._numbers}'
            if target is not None and hasattr(target, '__name__'):
                name += f' ({target.__name__})'
        _dangling.add(self)
        self._name = str(name)
        self._target = target
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = daemon is not None and bool(daemon)
        self._context = context
        self._ident = None
        self._started = False
        self._finished = False

    def __repr__(self):
        status = 'stopped' if self._finished else 'started' if self._started else 'initial'
        if self._daemonic:
            status += ' daemon'
        if self._ident is not None:
            status += f' {self._ident}'
        return f'<{type(self).__name__}({self._name}, {status})>'

    def start(self):
        """Start it; refused, since there is one thread only."""
        if self._started:
            raise RuntimeError('threads can only be started once')
        _thread.start_new_thread(self.run, ())

    def run(self):
        """What the thread does."""
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def join(self, timeout=None):
        """Wait for its end."""
        if not self._started:
            raise RuntimeError('cannot join thread before it is started')
        if self is current_thread():
            raise RuntimeError('cannot join current thread')

    def is_alive(self):
        """Whether it runs."""
        return self._started and not self._finished

    @property
    def name(self):
        """Its name."""
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    @property
    def ident(self):
        """Its number, or None before it was started."""
        return self._ident

    @property
    def native_id(self):
        """The number that the system gives it, or None before it was started."""
        return self._ident

    @property
    def daemon(self):
        """Whether the program ends without waiting for it."""
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if self._started:
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = bool(daemonic)

    def isDaemon(self):
        """Whether the program ends without waiting for it."""
        return self._daemonic

    def setDaemon(self, daemonic):
        """Set whether the program ends without waiting for it."""
        self.daemon = daemonic

    def getName(self):
        """Its name."""
        return self._name

    def setName(self, name):
        """Give it a name."""
        self.name = name


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name='MainThread', daemon=False)
        self._started = True
        self._ident = get_ident()


class Timer(Thread):
    """Calls a function after some time, unless cancelled."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        """Do not call it any more."""
        self.finished.set()

    def run(self):
        """Wait, then call."""
        if not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class ExceptHookArgs(tuple):
    """What `excepthook` is given."""

    __slots__ = ()
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def excepthook(args, /):
    """Show an exception that has ended a thread."""
    import sys
    import traceback
    if args[0] is SystemExit:
        return
    name = get_ident() if args[3] is None else args[3].name
    print(f'Exception in thread {name}:', file=sys.stderr)
    traceback.print_exception(*args[:3], file=sys.stderr)


__excepthook__ = excepthook
_main_thread = _MainThread()


def main_thread():
    """The thread in which the program began."""
    return _main_thread


def current_thread():
    """The thread that runs."""
    return _main_thread


def active_count():
    """How many threads run."""
    return 1


def enumerate():
    """The threads that run."""
    return [_main_thread]


currentThread, activeCount = current_thread, active_count


def stack_size(size=0, /):
    """The size of the stacks of new threads; 0 is what the system says."""
    if size < 0 or 0 < size < 32768:
        raise ValueError(f'size not valid: {size} bytes')
    return 0


def settrace(func):
    """Set the trace function of threads to be started."""
    global _trace_hook
    _trace_hook = func


def gettrace():
    """The trace function of threads to be started."""
    return _trace_hook


def settrace_all_threads(func):
    """Set the trace function of all threads."""
    import sys
    settrace(func)
    sys.settrace(func)


def setprofile(func):
    """Set the profile function of threads to be started."""
    global _profile_hook
    _profile_hook = func


def getprofile():
    """The profile function of threads to be started."""
    return _profile_hook


def setprofile_all_threads(func):
    """Set the profile function of all threads."""
    import sys
    setprofile(func)
    sys.setprofile(func)


def _register_atexit(func, *args, **kwargs):
    _exit_calls.append((func, args, kwargs))


def _shutdown():
    while _exit_calls:
        func, args, kwargs = _exit_calls.pop()
        func(*args, **kwargs)
