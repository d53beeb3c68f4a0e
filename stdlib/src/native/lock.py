TIMEOUT_MAX = 9223372036.0
error = RuntimeError


_NAME_MAXLEN = 15
_IDENT = 1


def get_ident():
    """Return a non-zero integer that uniquely identifies the current thread."""
    return _IDENT


def get_native_id():
    """Return a non-negative integer identifying the thread as reported by the system."""
    import posix

    return posix.getpid()


_get_main_thread_ident = get_ident


class lock:
    """A lock of a program with one thread: taking it twice would wait for ever and is refused."""

    def __init__(self):
        self._held = False

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if not self._held:
            self._held = True
            return True
        if not blocking or timeout >= 0:
            return False
        raise RuntimeError("deadlock: the only thread waits for a lock that it holds")

    def release(self):
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held = False

    def locked(self):
        return self._held

    def _at_fork_reinit(self):
        self._held = False

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        self.release()

    def _at_fork_reinit(self):
        self._held = False

    def __repr__(self):
        return f"<{'locked' if self._held else 'unlocked'} _thread.lock object at {id(self):#x}>"

    acquire_lock, release_lock, locked_lock = acquire, release, locked


LockType = lock


def allocate_lock():
    """Create a new lock object."""
    return lock()


allocate = allocate_lock


class RLock:
    """A lock that its owner may take again."""

    def __init__(self):
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        self._count += 1
        return True

    def release(self):
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1

    def locked(self):
        return self._count > 0

    def _at_fork_reinit(self):
        self._count = 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        self.release()

    def _is_owned(self):
        return self._count > 0

    def _recursion_count(self):
        return self._count

    def _at_fork_reinit(self):
        self._count = 0

    def __repr__(self):
        state = "locked" if self._count else "unlocked"
        return f"<{state} _thread.RLock object owner={int(self._count > 0)} count={self._count} at {id(self):#x}>"


class _local:
    """Thread-local data."""


class _ThreadHandle:
    """What is known of a thread that can be waited for."""

    def __init__(self):
        self._ident, self._done = 0, False

    ident = property(lambda self: self._ident)

    def is_done(self):
        return self._done

    def join(self, timeout=None):
        if self._done:
            return
        if self._ident == _IDENT:
            raise RuntimeError("Cannot join current thread")
        raise RuntimeError("thread not started")

    def _set_done(self):
        self._done = True

    def __repr__(self):
        return f"<_thread._ThreadHandle object: ident={self._ident}>"


def _make_thread_handle(ident, /):
    """A handle of a thread that others started."""
    handle = _ThreadHandle()
    handle._ident = ident
    return handle


def start_new_thread(function, args, kwargs={}, /):
    """Refused: threads are not there yet."""
    raise NotImplementedError("threads are not there yet")


def start_joinable_thread(function, handle=None, daemon=True):
    """Refused: threads are not there yet."""
    raise NotImplementedError("threads are not there yet")


start_new = start_new_thread


def daemon_threads_allowed():
    """Return True if daemon threads are allowed in the current interpreter."""
    return True


def _is_main_interpreter():
    """Return True if the current interpreter is the main Python interpreter."""
    return True


def _count():
    """Return the number of threads besides the main one."""
    return 0


def _shutdown():
    """Wait for all threads that are no daemons: there are none."""


def set_name(name):
    """Set the name of the current thread: one thread keeps that of its process."""


def stack_size(size=0, /):
    """Return the thread stack size used when creating new threads."""
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    return 0


def exit():
    """Raise SystemExit: it ends a thread quietly."""
    raise SystemExit


exit_thread = exit


def interrupt_main(signum=2, /):
    """Simulate the arrival of the given signal in the main thread."""
    import _signal

    if callable(_signal.getsignal(signum)):
        _signal.raise_signal(signum)


class _ExceptHookArgs(tuple):
    """Type used to pass arguments to threading.excepthook."""

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def _excepthook(args, /):
    """Shows the exception that ended a thread."""
    import sys

    if args.exc_type is SystemExit:
        return
    name = getattr(args.thread, "name", get_ident())
    print(f"Exception in thread {name}:", file=sys.stderr)
    sys.__excepthook__(args.exc_type, args.exc_value, args.exc_traceback)
