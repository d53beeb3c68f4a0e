TIMEOUT_MAX = 9223372036.0
error = RuntimeError


def get_ident():
    """Return a non-zero integer that uniquely identifies the current thread."""
    return 1


get_native_id = get_ident


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

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        self.release()

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

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        self.release()

    def _is_owned(self):
        return self._count > 0

    def _recursion_count(self):
        return self._count

    def __repr__(self):
        state = "locked" if self._count else "unlocked"
        return f"<{state} _thread.RLock object owner={int(self._count > 0)} count={self._count} at {id(self):#x}>"


class _local:
    """Thread-local data."""


def start_new_thread(function, args, kwargs=None, /):
    """Refused: threads are not there yet."""
    raise NotImplementedError("threads are not there yet")


def _count():
    """Return the number of threads besides the main one."""
    return 0
