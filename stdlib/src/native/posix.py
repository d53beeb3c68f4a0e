# What is made of the system calls: results with named fields, scandir, the environment.

_have_functions = ["HAVE_FSTATAT", "HAVE_FTRUNCATE", "MS_WINDOWS"][:2]
environ = dict(_environ())

_stat_fields = ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime")


class stat_result(tuple):
    """The result of stat(), lstat() and fstat(): a tuple of ten numbers, with more as attributes."""

    n_fields, n_sequence_fields, n_unnamed_fields = 19, 10, 3

    def __new__(cls, sequence, dict=None):
        items = tuple(sequence)
        if len(items) < 10:
            raise TypeError(f"os.stat_result() takes an at least 10-sequence ({len(items)}-sequence given)")
        self = tuple.__new__(cls, items[:10])
        for name, item in zip(_stat_fields, items):
            setattr(self, name, item)
        for name, item in (dict or {}).items():
            setattr(self, name, item)
        return self

    def __repr__(self):
        return "os.stat_result(" + ", ".join(f"{name}={item}" for name, item in zip(_stat_fields, self)) + ")"


def _result(numbers):
    mode = numbers[:10]
    extra = {}
    for at, name in ((7, "atime"), (8, "mtime"), (9, "ctime")):
        whole = numbers[at] * 1000000000 + numbers[at + 3]
        extra["st_" + name] = whole / 1e9
        extra["st_" + name + "_ns"] = whole
    extra["st_blksize"], extra["st_blocks"], extra["st_rdev"] = numbers[13:16]
    return stat_result(mode, extra)


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """Perform a stat system call on the given path."""
    return _result(_stat(path, bool(follow_symlinks)))


def lstat(path, *, dir_fd=None):
    """Perform a stat system call on the given path, without following symbolic links."""
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
