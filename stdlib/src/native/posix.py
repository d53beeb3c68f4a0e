# What is made of the system calls: results with named fields, scandir, the environment.

from _structseq import structseq

_have_functions = ["HAVE_FSTATAT", "HAVE_FTRUNCATE", "MS_WINDOWS"][:2]
environ = dict(_environ())

stat_result = structseq(
    "os", "stat_result",
    """stat_result: Result from stat, fstat, or lstat.

This object may be accessed either as a tuple of
  (mode, ino, dev, nlink, uid, gid, size, atime, mtime, ctime)
or via the attributes st_mode, st_ino, st_dev, st_nlink, st_uid, and so on.""",
    {
        "st_mode": "protection bits", "st_ino": "inode", "st_dev": "device", "st_nlink": "number of hard links",
        "st_uid": "user ID of owner", "st_gid": "group ID of owner", "st_size": "total size, in bytes",
        "st_atime": "time of last access", "st_mtime": "time of last modification", "st_ctime": "time of last change",
        "st_atime_ns": "time of last access in nanoseconds", "st_mtime_ns": "time of last modification in nanoseconds",
        "st_ctime_ns": "time of last change in nanoseconds", "st_blksize": "blocksize for filesystem I/O",
        "st_blocks": "number of blocks allocated", "st_rdev": "device type (if inode device)",
    },
    visible=10, unnamed=(7, 8, 9),
)
statvfs_result = structseq(
    "os", "statvfs_result", "statvfs_result: Result from statvfs or fstatvfs.",
    dict.fromkeys(("f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag",
                   "f_namemax", "f_fsid"), ""), visible=10)
terminal_size = structseq(
    "os", "terminal_size", "A tuple of (columns, lines) for holding terminal window size",
    {"columns": "width of the terminal window in characters", "lines": "height of the terminal window in characters"},
    visible=2)
times_result = structseq(
    "posix", "times_result", "times_result: Result from os.times().",
    {"user": "user time", "system": "system time", "children_user": "user time of children",
     "children_system": "system time of children", "elapsed": "elapsed time since an arbitrary point in the past"},
    visible=5)
uname_result = structseq(
    "posix", "uname_result", "uname_result: Result from os.uname().",
    {"sysname": "operating system name", "nodename": "name of machine on network (implementation-defined)",
     "release": "operating system release", "version": "operating system version", "machine": "hardware identifier"},
    visible=5)
sched_param = structseq(
    "posix", "sched_param", "A scheduling parameter.", {"sched_priority": "the scheduling priority"}, visible=1)


def _result(numbers):
    whole = [numbers[at] * 1000000000 + numbers[at + 3] for at in (7, 8, 9)]
    return stat_result((*numbers[:10], *(time / 1e9 for time in whole), *whole, *numbers[13:16]))


def _plain(dir_fd):
    if dir_fd is not None:
        raise NotImplementedError("dir_fd unavailable on this platform")


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """Perform a stat system call on the given path."""
    _plain(dir_fd)
    return _result(_stat(path, bool(follow_symlinks)))


def lstat(path, *, dir_fd=None):
    """Perform a stat system call on the given path, without following symbolic links."""
    _plain(dir_fd)
    return _result(_stat(path, False))


def fstat(fd):
    """Perform a stat system call on the given file descriptor."""
    return _result(_stat(fd, True))


def fspath(path):
    """Return the file system path representation of the object."""
    if isinstance(path, (str, bytes)):
        return path
    try:
        method = type(path).__fspath__
    except AttributeError:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}") from None
    result = method(path)
    if isinstance(result, (str, bytes)):
        return result
    raise TypeError(f"expected {type(path).__name__}.__fspath__() to return str or bytes, not {type(result).__name__}")


def getcwdb():
    """Return a bytes string representing the current working directory."""
    return getcwd().encode("utf-8", "surrogateescape")


class DirEntry:
    """An entry of scandir()."""

    def __init__(self, folder, name):
        self.name = name
        slash = b"/" if isinstance(name, bytes) else "/"
        self.path = folder + name if folder.endswith(slash) else folder + slash + name

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    def __fspath__(self):
        return self.path

    def _is(self, kind, follow):
        try:
            return _stat(self.path, follow)[0] & 0o170000 == kind
        except FileNotFoundError:
            return False

    def is_dir(self, *, follow_symlinks=True):
        return self._is(0o040000, bool(follow_symlinks))

    def is_file(self, *, follow_symlinks=True):
        return self._is(0o100000, bool(follow_symlinks))

    def is_symlink(self):
        return self._is(0o120000, False)

    def is_junction(self):
        return False

    def stat(self, *, follow_symlinks=True):
        return _result(_stat(self.path, bool(follow_symlinks)))

    def inode(self):
        return _stat(self.path, False)[1]


class _Scan:
    def __init__(self, path):
        folder = fspath(path)
        self._entries = iter([DirEntry(folder, name) for name in listdir(folder)])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path=None):
    """Return an iterator of DirEntry objects for given path."""
    return _Scan("." if path is None else path)


def statvfs(path):
    """Perform a statvfs system call on the given path."""
    return statvfs_result(_statvfs(path))


def fstatvfs(fd, /):
    """Perform an fstatvfs system call on the given fd."""
    return statvfs_result(_statvfs(fd))


def chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True):
    """Change the owner and group id of path to the numeric uid and gid."""
    _plain(dir_fd)
    if isinstance(path, int):
        return fchown(path, uid, gid)
    _chown(path, uid, gid, bool(follow_symlinks))


def lchown(path, uid, gid):
    """Change the owner and group id of path, which is not followed if it is a symbolic link."""
    _chown(path, uid, gid, False)


def _nanoseconds(time):
    if isinstance(time, float):
        return int(time * 1000000000 // 1)
    try:
        return type(time).__index__(time) * 1000000000
    except AttributeError:
        raise TypeError(f"'{type(time).__name__}' object cannot be interpreted as an integer") from None


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    """Set the access and modified time of path."""
    _plain(dir_fd)
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    accessed = modified = None
    if times is not None:
        if not isinstance(times, tuple) or len(times) != 2:
            raise TypeError("utime: 'times' must be either a tuple of two ints or None")
        accessed, modified = map(_nanoseconds, times)
    elif ns is not None:
        if not isinstance(ns, tuple) or len(ns) != 2:
            raise TypeError("utime: 'ns' must be a tuple of two ints")
        accessed, modified = ns
    _utime(path, accessed, modified, bool(follow_symlinks))


def mkfifo(path, mode=0o666, *, dir_fd=None):
    """Create a "fifo" (a POSIX named pipe)."""
    _plain(dir_fd)
    _mkfifo(path, mode)


def mknod(path, mode=0o600, device=0, *, dir_fd=None):
    """Create a node in the file system."""
    _plain(dir_fd)
    _mknod(path, mode, device)


def dup2(fd, fd2, inheritable=True):
    """Duplicate file descriptor."""
    return _dup2(fd, fd2, bool(inheritable))


def readv(fd, buffers, /):
    """Read from a file descriptor fd into an iterable of buffers."""
    return _scatter(fd, buffers, None)


def preadv(fd, buffers, offset, flags=0, /):
    """Reads from a file descriptor into a number of mutable bytes-like objects."""
    if flags:
        raise NotImplementedError("preadv: flags are unavailable on this platform")
    return _scatter(fd, buffers, offset)


def _scatter(fd, buffers, offset):
    views = [memoryview(buffer).cast("B") for buffer in buffers]
    read = _readv(fd, sum(map(len, views)), offset)
    at = 0
    for view in views:
        part = read[at:at + len(view)]
        view[:len(part)] = part
        at += len(part)
    return len(read)


def readinto(fd, buffer, /):
    """Read into a buffer object from a file descriptor."""
    return _scatter(fd, [buffer], None)


def getrandom(size, flags=0):
    """Obtain a series of random bytes."""
    if size < 0:
        raise OSError(22, strerror(22))
    return urandom(size)


def uname():
    """Return an object identifying the current operating system."""
    return uname_result(_uname())


def times():
    """Return a collection containing process timing information."""
    return times_result(_times())


def sched_getaffinity(pid, /):
    """Return the affinity of the process identified by pid (or the current process if zero)."""
    return set(_affinity(pid))


def get_terminal_size(fd=1, /):
    """Return the size of the terminal window as (columns, lines)."""
    return terminal_size(_terminal_size(fd))


def device_encoding(fd):
    """Return a string describing the encoding of a terminal's file descriptor, or None."""
    return "UTF-8" if isatty(fd) else None


def ctermid():
    """Return the name of the controlling terminal for this process."""
    return "/dev/tty"


def wait():
    """Wait for completion of a child process."""
    return waitpid(-1, 0)


def waitstatus_to_exitcode(status):
    """Convert a wait status to an exit code."""
    if WIFEXITED(status):
        return WEXITSTATUS(status)
    if WIFSIGNALED(status):
        return -WTERMSIG(status)
    if WIFSTOPPED(status):
        raise ValueError(f"process stopped by delivery of signal {WSTOPSIG(status)}")
    raise ValueError(f"invalid wait status: {status}")


def WIFEXITED(status):
    """Return True if the process returning status exited via the exit() system call."""
    return status & 0x7F == 0


def WEXITSTATUS(status):
    """Return the process return code from status."""
    return status >> 8 & 0xFF


def WIFSIGNALED(status):
    """Return True if the process returning status was terminated by a signal."""
    return 0 < status & 0x7F < 0x7F


def WTERMSIG(status):
    """Return the signal that terminated the process that provided the status value."""
    return status & 0x7F


def WIFSTOPPED(status):
    """Return True if the process returning status was stopped."""
    return status & 0xFF == 0x7F


def WSTOPSIG(status):
    """Return the signal that stopped the process that provided the status value."""
    return status >> 8 & 0xFF


def WIFCONTINUED(status):
    """Return True if a particular process was continued from a job control stop."""
    return status == 0xFFFF


def WCOREDUMP(status, /):
    """Return True if the process returning status was dumped to a core file."""
    return status & 0x80 != 0
