"""Paths on POSIX systems.  Import os and use os.path; import this one only to work on such
paths whatever the system.
"""

curdir = '.'
pardir = '..'
extsep = '.'
sep = '/'
pathsep = ':'
defpath = '/bin:/usr/bin'
altsep = None
devnull = '/dev/null'

import os
import sys
import stat
import genericpath
from genericpath import *

__all__ = ["normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext",
           "basename", "dirname", "commonprefix", "getsize", "getmtime",
           "getatime", "getctime", "islink", "exists", "lexists", "isdir", "isfile",
           "ismount", "expanduser", "expandvars", "normpath", "abspath",
           "samefile", "sameopenfile", "samestat",
           "curdir", "pardir", "sep", "pathsep", "defpath", "altsep", "extsep",
           "devnull", "realpath", "supports_unicode_filenames", "relpath",
           "commonpath", "isjunction", "isdevdrive", "ALLOW_MISSING"]

supports_unicode_filenames = sys.platform == 'darwin'


def _get_sep(path):
    return b'/' if isinstance(path, bytes) else '/'


def normcase(s):
    """Return the path as it is: here the case of letters counts."""
    return os.fspath(s)


def isabs(s):
    """Whether a path is absolute."""
    s = os.fspath(s)
    return s.startswith(_get_sep(s))


def join(a, *p):
    """Join parts of a path by '/'.  An absolute part discards what stands before it; an
    empty last part leaves a separator at the end."""
    a = os.fspath(a)
    sep = _get_sep(a)
    path = a
    try:
        for part in map(os.fspath, p):
            if part.startswith(sep):
                path = part
            elif not path or path.endswith(sep):
                path += part
            else:
                path += sep + part
    except (TypeError, AttributeError, BytesWarning):
        genericpath._check_arg_types('join', a, *p)
        raise
    return path


def split(p):
    """Split a path into (head, tail): the tail is all after the last slash."""
    p = os.fspath(p)
    sep = _get_sep(p)
    i = p.rfind(sep) + 1
    head, tail = p[:i], p[i:]
    if head and head != sep * len(head):
        head = head.rstrip(sep)
    return head, tail


def splitext(p):
    p = os.fspath(p)
    if isinstance(p, bytes):
        return genericpath._splitext(p, b'/', None, b'.')
    return genericpath._splitext(p, sep, None, extsep)


splitext.__doc__ = """Split a path into (root, extension): the extension is empty, or begins with
the last dot."""


def splitdrive(p):
    """Split a path into (drive, rest); here the drive is always empty."""
    p = os.fspath(p)
    return p[:0], p


def splitroot(p):
    """Split a path into (drive, root, rest); the drive is always empty here, the root is
    '/', '//' or empty."""
    p = os.fspath(p)
    sep = _get_sep(p)
    empty = p[:0]
    if p[:1] != sep:
        return empty, empty, p
    # exactly two slashes at the beginning mean something of their own
    if p[1:2] != sep or p[2:3] == sep:
        return empty, sep, p[1:]
    return empty, p[:2], p[2:]


def basename(p):
    """Return what stands after the last slash."""
    p = os.fspath(p)
    return p[p.rfind(_get_sep(p)) + 1:]


def dirname(p):
    """Return the directory part of a path."""
    p = os.fspath(p)
    sep = _get_sep(p)
    head = p[:p.rfind(sep) + 1]
    if head and head != sep * len(head):
        head = head.rstrip(sep)
    return head


def ismount(path):
    """Whether a path is a mount point."""
    try:
        here = os.lstat(path)
    except (OSError, ValueError):
        return False
    if stat.S_ISLNK(here.st_mode):
        return False
    path = os.fspath(path)
    parent = join(path, b'..' if isinstance(path, bytes) else '..')
    try:
        above = os.lstat(parent)
    except OSError:
        # its own '..' may not be read; the real path may
        try:
            above = os.lstat(realpath(parent))
        except OSError:
            return False
    return here.st_dev != above.st_dev or here.st_ino == above.st_ino


def expanduser(path):
    """Replace ~ and ~user at the beginning by the home directory; if the user or the
    directory is unknown, leave them."""
    path = os.fspath(path)
    tilde = b'~' if isinstance(path, bytes) else '~'
    if not path.startswith(tilde):
        return path
    sep = _get_sep(path)
    end = path.find(sep, 1)
    if end < 0:
        end = len(path)
    if end == 1:
        home = os.environ.get('HOME')
        if home is None:
            try:
                import pwd
                home = pwd.getpwuid(os.getuid()).pw_dir
            except (ImportError, KeyError):
                return path
    else:
        name = path[1:end]
        if isinstance(name, bytes):
            name = os.fsdecode(name)
        try:
            import pwd
            home = pwd.getpwnam(name).pw_dir
        except (ImportError, KeyError):
            return path
    if home is None and sys.platform == "vxworks":
        return path
    if isinstance(path, bytes):
        home = os.fsencode(home)
    home = home.rstrip(sep)
    return (home + path[end:]) or sep


_varpattern = r'\$(\w+|\{[^}]*\}?)'
_varsub = None
_varsubb = None


def expandvars(path):
    """Replace $name and ${name} by environment variables; unknown ones stay."""
    global _varsub, _varsubb
    path = os.fspath(path)
    if isinstance(path, bytes):
        if b'$' not in path:
            return path
        if not _varsubb:
            import re
            _varsubb = re.compile(_varpattern.encode(), re.ASCII).sub
        substitute, brace, end = _varsubb, b'{', b'}'
        environ = getattr(os, 'environb', None)
    else:
        if '$' not in path:
            return path
        if not _varsub:
            import re
            _varsub = re.compile(_varpattern, re.ASCII).sub
        substitute, brace, end = _varsub, '{', '}'
        environ = os.environ

    def value(match):
        name = match[1]
        if name.startswith(brace):
            if not name.endswith(end):
                return match[0]
            name = name[1:-1]
        try:
            if environ is None:
                return os.fsencode(os.environ[os.fsdecode(name)])
            return environ[name]
        except KeyError:
            return match[0]

    return substitute(value, path)


def normpath(path):
    """Make a path shorter that means the same: no double slashes, no '.', and no '..' that
    takes back a name."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        sep, dot, dotdot = b'/', b'.', b'..'
    else:
        sep, dot, dotdot = '/', '.', '..'
    if not path:
        return dot
    _, root, rest = splitroot(path)
    parts = []
    for part in rest.split(sep):
        if not part or part == dot:
            continue
        if part != dotdot or (not root and not parts) or (parts and parts[-1] == dotdot):
            parts.append(part)
        elif parts:
            parts.pop()
    return (root + sep.join(parts)) or dot


try:
    # the same, natively
    from posix import _path_normpath as normpath, _path_splitroot_ex as splitroot
except ImportError:
    pass


def abspath(path):
    """Return the path made absolute and normal."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        if not path.startswith(b'/'):
            path = join(os.getcwdb(), path)
    elif not path.startswith('/'):
        path = join(os.getcwd(), path)
    return normpath(path)


def realpath(filename, *, strict=False):
    """Return the path without symbolic links.  With strict, what does not exist or cannot be
    read raises OSError; with strict=ALLOW_MISSING it may be missing."""
    filename = os.fspath(filename)
    if isinstance(filename, bytes):
        sep, curdir, pardir, getcwd = b'/', b'.', b'..', os.getcwdb
    else:
        sep, curdir, pardir, getcwd = '/', '.', '..', os.getcwd
    if strict is ALLOW_MISSING:
        ignored = FileNotFoundError
        strict = True
    elif strict:
        ignored = ()
    else:
        ignored = OSError
    # what is still to be walked, the next part last; None before the link whose target
    # has been walked when it is reached
    rest = filename.split(sep)[::-1]
    remaining = len(rest)       # parts that are names
    path = sep if filename.startswith(sep) else getcwd()
    seen = {}                   # link -> where it leads, None while that is being found out
    while remaining:
        name = rest.pop()
        if name is None:
            seen[rest.pop()] = path
            continue
        remaining -= 1
        if not name or name == curdir:
            continue
        if name == pardir:
            path = path[:path.rindex(sep)] or sep
            continue
        newpath = path + name if path == sep else path + sep + name
        try:
            mode = os.lstat(newpath).st_mode
            if not stat.S_ISLNK(mode):
                if strict and remaining and not stat.S_ISDIR(mode):
                    import errno
                    raise OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), newpath)
                path = newpath
                continue
            if newpath in seen:
                known = seen[newpath]
                if known is not None:
                    path = known
                    continue
                # a loop
                if strict:
                    os.stat(newpath)    # raises in the system's words
                path = newpath
                continue
            target = os.readlink(newpath)
        except ignored:
            path = newpath
            continue
        if target.startswith(sep):
            path = sep
        seen[newpath] = None
        rest.append(newpath)
        rest.append(None)
        parts = target.split(sep)[::-1]
        rest.extend(parts)
        remaining += len(parts)
    return path


def relpath(path, start=None):
    """Return the path relative to a start, which is the current directory if not given."""
    path = os.fspath(path)
    if not path:
        raise ValueError("no path specified")
    if isinstance(path, bytes):
        curdir, sep, pardir = b'.', b'/', b'..'
    else:
        curdir, sep, pardir = '.', '/', '..'
    start = curdir if start is None else os.fspath(start)
    try:
        start_tail = abspath(start).lstrip(sep)
        path_tail = abspath(path).lstrip(sep)
        start_list = start_tail.split(sep) if start_tail else []
        path_list = path_tail.split(sep) if path_tail else []
        common = len(commonprefix([start_list, path_list]))
        parts = [pardir] * (len(start_list) - common) + path_list[common:]
        return sep.join(parts) if parts else curdir
    except (TypeError, AttributeError, BytesWarning, DeprecationWarning):
        genericpath._check_arg_types('relpath', path, start)
        raise


def commonpath(paths):
    """Return the longest path that all paths begin with."""
    paths = tuple(map(os.fspath, paths))
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    if isinstance(paths[0], bytes):
        sep, curdir = b'/', b'.'
    else:
        sep, curdir = '/', '.'
    try:
        split_paths = [path.split(sep) for path in paths]
        try:
            absolute, = {path.startswith(sep) for path in paths}
        except ValueError:
            raise ValueError("Can't mix absolute and relative paths") from None
        split_paths = [[part for part in parts if part and part != curdir]
                       for parts in split_paths]
        common = commonprefix(split_paths)
        return (sep if absolute else sep[:0]) + sep.join(common)
    except (TypeError, AttributeError):
        genericpath._check_arg_types('commonpath', *paths)
        raise
