# What is made of the system calls: results with named fields, scandir, the environment.

from _structseq import structseq
from sys import audit as _audit, byteorder as _order

_have_functions = [
    "HAVE_FACCESSAT", "HAVE_FCHDIR", "HAVE_FCHMOD", "HAVE_FCHMODAT", "HAVE_FCHOWN", "HAVE_FCHOWNAT", "HAVE_FDOPENDIR",
    "HAVE_FEXECVE", "HAVE_FPATHCONF", "HAVE_FSTATAT", "HAVE_FSTATVFS", "HAVE_FTRUNCATE", "HAVE_FUTIMENS",
    "HAVE_LINKAT", "HAVE_LCHOWN", "HAVE_LSTAT", "HAVE_LUTIMES", "HAVE_MKDIRAT", "HAVE_MKFIFOAT", "HAVE_MKNODAT",
    "HAVE_OPENAT", "HAVE_READLINKAT", "HAVE_RENAMEAT", "HAVE_SYMLINKAT", "HAVE_UNLINKAT", "HAVE_UTIMENSAT",
]
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
_new_parameter = sched_param.__new__
sched_param.__new__ = lambda cls, sched_priority: _new_parameter(cls, (sched_priority,))


def _result(numbers):
    whole = [numbers[at] * 1000000000 + numbers[at + 3] for at in (7, 8, 9)]
    return stat_result((*numbers[:10], *(time / 1e9 for time in whole), *whole, *numbers[13:16]))


def _descriptor(path):
    """A bool as the descriptor it stands for, with a warning."""
    import warnings
    warnings.warn("bool is used as a file descriptor", RuntimeWarning, 2)
    return int(path)


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """Perform a stat system call on the given path."""
    if path is True or path is False:
        path = _descriptor(path)
    elif not isinstance(path, (str, bytes, int)) and not hasattr(type(path), '__fspath__'):
        raise TypeError("stat: path should be string, bytes, os.PathLike or integer, "
                        f"not {type(path).__name__}")
    return _result(_stat(path, bool(follow_symlinks), dir_fd))


def lstat(path, *, dir_fd=None):
    """Perform a stat system call on the given path, without following symbolic links."""
    return _result(_stat(path, False, dir_fd))


def fstat(fd):
    """Perform a stat system call on the given file descriptor."""
    return _result(_stat(fd, True))


def fspath(path):
    """Return the file system path representation of the object."""
    if isinstance(path, (str, bytes)):
        return path
    method = _find_special(path, '__fspath__')
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    result = method(path)
    if isinstance(result, (str, bytes)):
        return result
    raise TypeError(f"expected {type(path).__name__}.__fspath__() to return str or bytes, not {type(result).__name__}")


def getcwdb():
    """Return a bytes string representing the current working directory."""
    return getcwd().encode("utf-8", "surrogateescape")


class DirEntry:
    """An entry of scandir()."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, folder, name):
        self.name = name
        slash = b"/" if isinstance(name, bytes) else "/"
        self.path = folder + name if folder.endswith(slash) else folder + slash + name

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    def __fspath__(self):
        return self.path

    def _status(self, follow):
        return _stat(self.path, follow)

    def _is(self, kind, follow):
        try:
            return self._status(follow)[0] & 0o170000 == kind
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
        return _result(self._status(bool(follow_symlinks)))

    def inode(self):
        return self._status(False)[1]


class _EntryOfDescriptor(DirEntry):
    """An entry of a folder that is known by a descriptor only."""

    def __init__(self, fd, name):
        self.name = self.path = name
        self._fd = fd

    def _status(self, follow):
        return _stat(self.name, follow, self._fd)


class _Scan:
    def __init__(self, path):
        if isinstance(path, int):
            self._entries = iter([_EntryOfDescriptor(path, name) for name in _names_in(path)])
        else:
            folder = fspath(path)
            self._entries = iter([DirEntry(folder, name) for name in _names_in(folder)])

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
    _audit("os.scandir", path)
    return _Scan("." if path is None else path)


def statvfs(path):
    """Perform a statvfs system call on the given path."""
    return statvfs_result(_statvfs(path))


def fstatvfs(fd, /):
    """Perform an fstatvfs system call on the given fd."""
    return statvfs_result(_statvfs(fd))


def chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True):
    """Change the owner and group id of path to the numeric uid and gid."""
    if isinstance(path, int):
        return fchown(path, uid, gid)
    _chown(path, uid, gid, bool(follow_symlinks), dir_fd)


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
    _audit("os.utime", path, times, ns, -1 if dir_fd is None else dir_fd)
    _utime(path, accessed, modified, bool(follow_symlinks), dir_fd)


def mkfifo(path, mode=0o666, *, dir_fd=None):
    """Create a "fifo" (a POSIX named pipe)."""
    _mkfifo(path, mode, dir_fd)


def mknod(path, mode=0o600, device=0, *, dir_fd=None):
    """Create a node in the file system."""
    _mknod(path, mode, device, dir_fd)


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


def pwritev(fd, buffers, offset, flags=0, /):
    """Writes the contents of bytes-like objects to a file descriptor at a given offset."""
    if flags:
        raise NotImplementedError("pwritev: flags are unavailable on this platform")
    return pwrite(fd, b"".join(buffers), offset)


def splice(src, dst, count, offset_src=None, offset_dst=None, flags=0):
    """Transfer count bytes from one pipe to a descriptor or vice versa."""
    if count < 0:
        raise ValueError("negative value for 'count' not allowed")
    return _splice(src, dst, count, offset_src, offset_dst, flags)


def eventfd_read(fd):
    """Read eventfd value"""
    return int.from_bytes(read(fd, 8), _order)


def eventfd_write(fd, value):
    """Write eventfd value."""
    write(fd, value.to_bytes(8, _order))


def _whole(seconds):
    if not isinstance(seconds, (int, float)):
        raise TypeError(f"must be real number, not {type(seconds).__name__}")
    return int(seconds * 1000000000 // 1)


def timerfd_gettime_ns(fd, /):
    """Return a tuple of a timer file descriptor's (next expiration, interval) in nanoseconds."""
    return _timer(fd)


def timerfd_gettime(fd, /):
    """Return a tuple of a timer file descriptor's (next expiration, interval) in float seconds."""
    return tuple(time / 1e9 for time in _timer(fd))


def timerfd_settime_ns(fd, /, *, flags=0, initial=0, interval=0):
    """Alter a timer file descriptor's internal timer in nanoseconds."""
    return _set_timer(fd, flags, initial, interval)


def timerfd_settime(fd, /, *, flags=0, initial=0.0, interval=0.0):
    """Alter a timer file descriptor's internal timer in seconds."""
    return tuple(time / 1e9 for time in _set_timer(fd, flags, _whole(initial), _whole(interval)))


def openpty():
    """Open a pseudo-terminal.

Return a tuple of (master_fd, slave_fd) containing open file descriptors
for both the master and slave ends."""
    master = posix_openpt(O_RDWR | O_NOCTTY)
    try:
        grantpt(master)
        unlockpt(master)
        return master, open(ptsname(master), O_RDWR | O_NOCTTY)
    except OSError:
        close(master)
        raise


def login_tty(fd, /):
    """Prepare the tty of which fd is a file descriptor for a new login session."""
    _login_tty(fd)


_at_fork = [], [], []


def register_at_fork(**hooks):
    """Register callables to be called when forking a new process.

  before
    A callable to be called in the parent before the fork() syscall.
  after_in_child
    A callable to be called in the child after fork().
  after_in_parent
    A callable to be called in the parent after fork()."""
    if not hooks:
        raise TypeError("At least one argument is required.")
    for name, hook in hooks.items():
        if name not in ("before", "after_in_child", "after_in_parent"):
            raise TypeError(f"register_at_fork() got an unexpected keyword argument '{name}'")
        if not callable(hook):
            raise TypeError(f"'{name}' must be callable, not {type(hook).__name__}")
    for place, name in enumerate(("before", "after_in_child", "after_in_parent")):
        if name in hooks:
            _at_fork[place].append(hooks[name])


def fork():
    """Fork a child process.

Return 0 to child process and PID of child to parent process."""
    before, in_child, in_parent = _at_fork
    _each(reversed(before))
    process = _fork()
    _each(in_parent if process else in_child)
    return process


def _each(hooks):
    for hook in list(hooks):
        try:
            hook()
        except BaseException as error:
            import sys
            sys.__excepthook__(type(error), error, error.__traceback__)


def forkpty():
    """Fork a new process with a new pseudo-terminal as controlling tty.

Returns a tuple of (pid, master_fd).
Like fork(), return pid of 0 to the child process,
and pid of child to the parent process.
To both, return fd of newly opened pseudo-terminal."""
    master, slave = openpty()
    process = fork()
    if process:
        close(slave)
    else:
        close(master)
        login_tty(slave)
    return process, master if process else -1


def _words(name, words):
    if not isinstance(words, (list, tuple)):
        raise TypeError(f"{name}: argv must be a tuple or list")
    if not words:
        raise ValueError(f"{name}: argv must not be empty")
    if not fspath(words[0]):
        raise ValueError(f"{name}: argv first element cannot be empty")
    return tuple(words)


def _variables(name, environment):
    if environment is None:
        raise TypeError(f"{name}: environment must be a mapping object")
    pairs = []
    for key in environment.keys():
        key, value = fspath(key), fspath(environment[key])
        if isinstance(key, str):
            key = key.encode("utf-8", "surrogateescape")
        if isinstance(value, str):
            value = value.encode("utf-8", "surrogateescape")
        if not key or b"=" in key:
            raise ValueError("illegal environment variable name")
        pairs.append(key + b"=" + value)
    return tuple(pairs)


def execv(path, argv, /):
    """Execute an executable path with arguments, replacing current process.

  path
    Path of executable file.
  argv
    Tuple or list of strings."""
    words = _words("execv()", argv)
    _audit("os.exec", path, argv, None)
    _exec(path, words, None)


def execve(path, argv, env):
    """Execute an executable path with arguments, replacing current process.

  path
    Path of executable file.
  argv
    Tuple or list of strings.
  env
    Dictionary of strings mapping to strings."""
    if isinstance(path, int):
        path = f"/proc/self/fd/{path}"
    words, variables = _words("execve:", argv), _variables("execve", env)
    _audit("os.exec", path, argv, env)
    _exec(path, words, variables)


def _begin(name, search, path, argv, env, file_actions, setpgroup, resetids, setsid, setsigmask, setsigdef, scheduler):
    if scheduler is not None:
        policy, parameter = scheduler
        scheduler = policy, parameter.sched_priority
    actions = []
    for action in file_actions:
        if not isinstance(action, tuple) or not action:
            raise TypeError("Each file_actions element must be a non-empty tuple")
        actions.append(action)
    settings = (setpgroup, bool(resetids), bool(setsid), tuple(setsigmask) or None, tuple(setsigdef) or None, scheduler)
    variables = None if env is None else _variables(name, env)
    _audit("os.posix_spawn", path, argv, env)
    return _spawn(path, _words(name + ":", argv), variables, search, tuple(actions), settings)


def posix_spawn(path, argv, env, /, *, file_actions=(), setpgroup=None, resetids=False, setsid=False,
                setsigmask=(), setsigdef=(), scheduler=None):
    """Execute the program specified by path in a new process."""
    return _begin("posix_spawn", False, path, argv, env, file_actions, setpgroup, resetids, setsid, setsigmask,
                  setsigdef, scheduler)


def posix_spawnp(path, argv, env, /, *, file_actions=(), setpgroup=None, resetids=False, setsid=False,
                 setsigmask=(), setsigdef=(), scheduler=None):
    """Execute the program specified by path in a new process."""
    return _begin("posix_spawnp", True, path, argv, env, file_actions, setpgroup, resetids, setsid, setsigmask,
                  setsigdef, scheduler)


waitid_result = structseq(
    "os", "waitid_result", "waitid_result: Result from waitid.",
    dict.fromkeys(("si_pid", "si_uid", "si_signo", "si_status", "si_code"), ""), visible=5)


def waitid(idtype, id, options, /):
    """Returns the result of waiting for a process or processes.

  idtype
    Must be one of be P_PID, P_PGID or P_ALL.
  id
    The id to wait on.
  options
    Constructed from the ORing of one or more of WEXITED, WSTOPPED
    or WCONTINUED and additionally may be ORed with WNOHANG or WNOWAIT.

Returns either waitid_result or None if WNOHANG is specified and there are
no children in a waitable state."""
    found = _waitid(idtype, id, options)
    return None if found is None else waitid_result(found)


def wait4(pid, options):
    """Wait for completion of a specific child process.

Returns a tuple of information about the child process:
  (pid, status, rusage)"""
    from resource import struct_rusage
    process, status, *usage = _wait4(pid, options)
    return process, status, struct_rusage(usage)


def wait3(options):
    """Wait for completion of a child process.

Returns a tuple of information about the child process:
  (pid, status, rusage)"""
    return wait4(-1, options)


def sched_getparam(pid, /):
    """Returns scheduling parameters for the process identified by pid.

If pid is 0, returns parameters for the calling process.
Return value is an instance of sched_param."""
    return sched_param(_sched_getparam(pid))


def _priority(param):
    if not isinstance(param, sched_param):
        raise TypeError("must have a sched_param object")
    return param.sched_priority


def sched_setparam(pid, param, /):
    """Set scheduling parameters for the process identified by pid.

If pid is 0, sets parameters for the calling process.
param should be an instance of sched_param."""
    _sched_setparam(pid, _priority(param))


def sched_setscheduler(pid, policy, param, /):
    """Set the scheduling policy for the process identified by pid.

If pid is 0, the calling process is changed.
param is an instance of sched_param."""
    _sched_setscheduler(pid, policy, _priority(param))


def sched_setaffinity(pid, mask, /):
    """Set the CPU affinity of the process identified by pid to mask."""
    _set_affinity(pid, tuple(mask))


def setgroups(groups, /):
    """Set the groups of the current process to list."""
    _setgroups(tuple(groups))


def confstr(name, /):
    """Return a string-valued system configuration variable."""
    if isinstance(name, str):
        try:
            name = confstr_names[name]
        except KeyError:
            raise ValueError("unrecognized configuration name") from None
    elif not isinstance(name, int):
        raise TypeError("configuration names must be strings or integers")
    return _confstr(name)


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
