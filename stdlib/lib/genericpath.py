"""What the path modules of all systems share.  Use os.path instead."""

__all__ = ['commonprefix', 'exists', 'getatime', 'getctime', 'getmtime',
           'getsize', 'isdevdrive', 'isdir', 'isfile', 'isjunction', 'islink',
           'lexists', 'samefile', 'sameopenfile', 'samestat', 'ALLOW_MISSING']


def exists(path):
    """Whether a path exists.  False for a broken symbolic link."""
    try:
        os.stat(path)
    except (OSError, ValueError):
        return False
    return True


def lexists(path):
    """Whether a path exists.  True for a broken symbolic link."""
    try:
        os.lstat(path)
    except (OSError, ValueError):
        return False
    return True


def isfile(path):
    """Whether a path is a regular file, or a link to one."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


def isdir(s):
    """Whether a path is a directory, or a link to one."""
    try:
        return stat.S_ISDIR(os.stat(s).st_mode)
    except (OSError, ValueError):
        return False


def islink(path):
    """Whether a path is a symbolic link."""
    try:
        return stat.S_ISLNK(os.lstat(path).st_mode)
    except (OSError, ValueError, AttributeError):
        return False


def isjunction(path):
    """Whether a path is a junction, which this system does not have."""
    os.fspath(path)
    return False


def isdevdrive(path):
    """Whether a path lies on a Dev Drive, which this system does not have."""
    os.fspath(path)
    return False


def getsize(filename):
    """Return the size of a file, from os.stat()."""
    return os.stat(filename).st_size


def getmtime(filename):
    """Return when a file was modified, from os.stat()."""
    return os.stat(filename).st_mtime


def getatime(filename):
    """Return when a file was read, from os.stat()."""
    return os.stat(filename).st_atime


def getctime(filename):
    """Return when a file's metadata changed, from os.stat()."""
    return os.stat(filename).st_ctime


def commonprefix(m):
    "Return what all strings (or lists) of a list begin with, character by character."
    if not m:
        return ''
    # lists of lists are allowed and are no paths
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(os.fspath, m))
    low, high = min(m), max(m)
    for i, item in enumerate(low):
        if item != high[i]:
            return low[:i]
    return low


def samestat(s1, s2):
    """Whether two results of os.stat() are of one file."""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    """Whether two paths lead to the same file or directory."""
    return samestat(os.stat(f1), os.stat(f2))


def sameopenfile(fp1, fp2):
    """Whether two file descriptors are of the same file."""
    return samestat(os.fstat(fp1), os.fstat(fp2))


def _splitext(p, sep, altsep, extsep):
    """Split off the extension, which begins at the last dot; dots that a name begins with
    do not count."""
    start = p.rfind(sep)
    if altsep:
        start = max(start, p.rfind(altsep))
    dot = p.rfind(extsep)
    if dot > start:
        first = start + 1
        while first < dot:
            if p[first:first + 1] != extsep:
                return p[:dot], p[dot:]
            first += 1
    return p, p[:0]


def _check_arg_types(funcname, *args):
    has_str = has_bytes = False
    for arg in args:
        if isinstance(arg, str):
            has_str = True
        elif isinstance(arg, bytes):
            has_bytes = True
        else:
            raise TypeError(f'{funcname}() argument must be str, bytes, or '
                            f'os.PathLike object, not {arg.__class__.__name__!r}') from None
    if has_str and has_bytes:
        raise TypeError("Can't mix strings and bytes in path components") from None


class ALLOW_MISSING:
    """For realpath(strict=...): a path may not exist."""

    def __repr__(self):
        return 'os.path.ALLOW_MISSING'

    def __reduce__(self):
        return self.__class__.__name__


ALLOW_MISSING = object.__new__(ALLOW_MISSING)

# Last, as os imports this module by way of posixpath.
import os
import stat
