r"""The operating system: files, processes, environment.

All that the system itself offers comes from the native module posix; here is what is made of it:
os.path, environ, walk() and fwalk(), makedirs() and its like, the exec and spawn families,
PathLike, and which functions take which kinds of arguments.
"""

import abc
import sys
import stat as st

from _collections_abc import _check_methods, Mapping, MutableMapping

from posix import *
from posix import _exit, _have_functions
import posix as _posix
import posixpath as path

GenericAlias = type(list[int])

__all__ = ["altsep", "curdir", "pardir", "sep", "pathsep", "linesep",
           "defpath", "name", "path", "devnull", "SEEK_SET", "SEEK_CUR",
           "SEEK_END", "fsencode", "fsdecode", "get_exec_path", "fdopen",
           "extsep", "_exit"]


def _exists(name):
    return name in globals()


def _get_exports_list(module):
    try:
        return list(module.__all__)
    except AttributeError:
        return [n for n in dir(module) if n[0] != '_']


__all__.extend(_get_exports_list(_posix))

name = 'posix'
linesep = '\n'

sys.modules['os.path'] = path
from os.path import (curdir, pardir, sep, pathsep, defpath, extsep, altsep, devnull)

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2


# -- what takes what -------------------------------------------------------------------------
# posix says which system functions it was built with; each makes some of ours take more.

_dir_fd = {"HAVE_FACCESSAT": "access", "HAVE_FCHMODAT": "chmod", "HAVE_FCHOWNAT": "chown",
           "HAVE_FSTATAT": "stat lstat", "HAVE_FUTIMESAT": "utime", "HAVE_LINKAT": "link",
           "HAVE_MKDIRAT": "mkdir", "HAVE_MKFIFOAT": "mkfifo", "HAVE_MKNODAT": "mknod",
           "HAVE_OPENAT": "open", "HAVE_READLINKAT": "readlink", "HAVE_RENAMEAT": "rename",
           "HAVE_SYMLINKAT": "symlink", "HAVE_UTIMENSAT": "utime"}
_fd = {"HAVE_FCHDIR": "chdir", "HAVE_FCHMOD": "chmod", "HAVE_FCHOWN": "chown",
       "HAVE_FDOPENDIR": "listdir scandir", "HAVE_FEXECVE": "execve",
       "HAVE_FTRUNCATE": "truncate", "HAVE_FUTIMENS": "utime", "HAVE_FUTIMES": "utime",
       "HAVE_FPATHCONF": "pathconf", "HAVE_FSTATVFS": "statvfs"}
_follow = {"HAVE_FCHOWNAT": "chown", "HAVE_FSTATAT": "stat", "HAVE_LCHFLAGS": "chflags",
           "HAVE_LCHMOD": "chmod", "HAVE_LCHOWN": "chown",
           "HAVE_LINKAT": "link", "HAVE_LUTIMES": "utime", "HAVE_LSTAT": "stat",
           "HAVE_UTIMENSAT": "utime", "HAVE_FACCESSAT": "access"}


def _supporting(table):
    functions = set()
    for feature, names in table.items():
        if feature in _have_functions:
            for function in names.split():
                if function in globals():
                    functions.add(globals()[function])
    return functions


supports_dir_fd = _supporting({**_dir_fd, "HAVE_UNLINKAT": "unlink rmdir"})
if "HAVE_FACCESSAT" in _have_functions and _exists("access"):
    supports_effective_ids = {access}
else:
    supports_effective_ids = set()
# stat takes a descriptor everywhere
supports_fd = _supporting(_fd) | {stat}
supports_follow_symlinks = _supporting(_follow) | {stat}
del _dir_fd, _fd, _follow, _supporting


# -- directories -----------------------------------------------------------------------------

def makedirs(name, mode=0o777, exist_ok=False):
    """Make a directory and all that lead to it.  With exist_ok it may be there already;
    the mode is for the last one only."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass        # somebody else was faster
        here = b'.' if isinstance(tail, bytes) else '.'
        if tail == here:
            return      # 'new/.' is 'new'
    try:
        mkdir(name, mode)
    except OSError:
        # the system may give another reason than that it exists
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Remove an empty directory, then those that lead to it as long as they are empty."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    """Rename; directories that lead to the new name are made, those that led to the old one
    removed if they are empty then."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


__all__.extend(["makedirs", "removedirs", "renames"])

# for walk(followlinks=...): links to directories are listed among the files
_walk_symlinks_as_files = object()


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Generate (path, directory names, file names) for a directory and all below it.

    With topdown a directory comes before those in it, and the list of directory names may be
    changed to decide which of them are entered and in what order.  Errors of listing are
    ignored, or given to onerror as OSError objects.  Links to directories are not entered
    unless followlinks is true; then a loop of links never ends.
    """
    sys.audit("os.walk", top, topdown, onerror, followlinks)
    pending = [fspath(top)]
    islink, join = path.islink, path.join
    while pending:
        top = pending.pop()
        if isinstance(top, tuple):
            yield top       # its subdirectories are done
            continue
        dirs, nondirs, walk_dirs = [], [], []
        try:
            entries = scandir(top)
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        failed = False
        with entries:
            while True:
                try:
                    entry = next(entries, None)
                except OSError as error:
                    if onerror is not None:
                        onerror(error)
                    failed = True
                    break
                if entry is None:
                    break
                try:
                    if followlinks is _walk_symlinks_as_files:
                        is_dir = entry.is_dir(follow_symlinks=False) and not entry.is_junction()
                    else:
                        is_dir = entry.is_dir()
                except OSError:
                    is_dir = False      # cannot be asked: a file
                if not is_dir:
                    nondirs.append(entry.name)
                    continue
                dirs.append(entry.name)
                if topdown:
                    continue
                # from below, the choice is made now
                if followlinks:
                    enter = True
                else:
                    try:
                        enter = not entry.is_symlink()
                    except OSError:
                        enter = True
                if enter:
                    walk_dirs.append(entry.path)
        if failed:
            continue
        if topdown:
            yield top, dirs, nondirs
            for dirname in reversed(dirs):
                new_path = join(top, dirname)
                # asked now: the caller may have changed things meanwhile
                if followlinks or not islink(new_path):
                    pending.append(new_path)
        else:
            pending.append((top, dirs, nondirs))
            pending.extend(reversed(walk_dirs))


__all__.append("walk")

if {open, stat} <= supports_dir_fd and {listdir, stat} <= supports_fd:

    def fwalk(top=".", topdown=True, onerror=None, *, follow_symlinks=False, dir_fd=None):
        """Generate (path, directory names, file names, descriptor of the directory), like
        walk().  The descriptor is valid until the next step."""
        sys.audit("os.fwalk", top, topdown, onerror, follow_symlinks, dir_fd)
        top = fspath(top)
        stack = [(_fwalk_walk, (True, dir_fd, top, top, None))]
        isbytes = isinstance(top, bytes)
        try:
            while stack:
                yield from _fwalk(stack, isbytes, topdown, onerror, follow_symlinks)
        finally:
            # left in the middle: close what is open
            while stack:
                action, value = stack.pop()
                if action == _fwalk_close:
                    close(value)

    _fwalk_walk = 0         # (whether it is the top, descriptor above, path, name, entry)
    _fwalk_yield = 1        # what is to be yielded when those below are done
    _fwalk_close = 2        # a descriptor

    def _fwalk(stack, isbytes, topdown, onerror, follow_symlinks):
        action, value = stack.pop()
        if action == _fwalk_close:
            close(value)
            return
        if action == _fwalk_yield:
            yield value
            return
        is_root, dir_fd, toppath, topname, entry = value
        try:
            if not follow_symlinks:
                # whatever it was when listed, it must be the same when opened
                if entry is None:
                    before = stat(topname, follow_symlinks=False, dir_fd=dir_fd)
                else:
                    before = entry.stat(follow_symlinks=False)
            topfd = open(topname, O_RDONLY | O_NONBLOCK, dir_fd=dir_fd)
        except OSError as error:
            if is_root:
                raise
            if onerror is not None:
                onerror(error)
            return
        stack.append((_fwalk_close, topfd))
        if not follow_symlinks:
            if is_root and not st.S_ISDIR(before.st_mode):
                return
            if not path.samestat(before, stat(topfd)):
                return
        dirs, nondirs = [], []
        entries = None if topdown or follow_symlinks else []
        for found in scandir(topfd):
            name = found.name
            if isbytes:
                name = fsencode(name)
            try:
                if found.is_dir():
                    dirs.append(name)
                    if entries is not None:
                        entries.append(found)
                else:
                    nondirs.append(name)
            except OSError:
                try:
                    if found.is_symlink():
                        nondirs.append(name)    # broken
                except OSError:
                    pass
        if topdown:
            yield toppath, dirs, nondirs, topfd
        else:
            stack.append((_fwalk_yield, (toppath, dirs, nondirs, topfd)))
        toppath = path.join(toppath, toppath[:0])   # with a slash at its end
        if entries is None:
            stack.extend((_fwalk_walk, (False, topfd, toppath + name, name, None))
                         for name in dirs[::-1])
        else:
            stack.extend((_fwalk_walk, (False, topfd, toppath + name, name, found))
                         for name, found in zip(dirs[::-1], entries[::-1]))

    __all__.append("fwalk")


# -- running other programs --------------------------------------------------------------------

def execl(file, *args):
    """execl(file, *args): run the file in place of this process, with these arguments."""
    execv(file, args)


def execle(file, *args):
    """execle(file, *args, env): likewise, with an environment."""
    execve(file, args[:-1], args[-1])


def execlp(file, *args):
    """execlp(file, *args): likewise, the file is looked for along $PATH."""
    execvp(file, args)


def execlpe(file, *args):
    """execlpe(file, *args, env): likewise, the file is looked for along $PATH, with an
    environment."""
    execvpe(file, args[:-1], args[-1])


def execvp(file, args):
    """Run a file, looked for along $PATH, in place of this process; args is a sequence."""
    _execvpe(file, args)


def execvpe(file, args, env):
    """Run a file, looked for along $PATH, in place of this process, with an environment;
    args is a sequence."""
    _execvpe(file, args, env)


__all__.extend(["execl", "execle", "execlp", "execlpe", "execvp", "execvpe"])


def _execvpe(file, args, env=None):
    if env is not None:
        run, rest = execve, (args, env)
    else:
        run, rest = execv, (args,)
        env = environ
    if path.dirname(file):
        run(file, *rest)
        return
    saved = None
    for directory in map(fsencode, get_exec_path(env)):
        fullname = path.join(directory, fsencode(file))
        try:
            run(fullname, *rest)
        except (FileNotFoundError, NotADirectoryError) as error:
            last = error
        except OSError as error:
            last = error
            if saved is None:
                saved = error       # tells more than that it is not there
    if saved is not None:
        raise saved
    raise last


def get_exec_path(env=None):
    """Return the directories in which programs are looked for, from $PATH of an environment
    or of this process."""
    import warnings
    if env is None:
        env = environ
    # a mixture of bytes and str may warn when compared
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", BytesWarning)
        try:
            path_list = env.get('PATH')
        except TypeError:
            path_list = None
        try:
            path_listb = env[b'PATH']
        except (KeyError, TypeError):
            pass
        else:
            if path_list is not None:
                raise ValueError("env cannot contain 'PATH' and b'PATH' keys")
            path_list = path_listb
        if path_list is not None and isinstance(path_list, bytes):
            path_list = fsdecode(path_list)
    if path_list is None:
        path_list = defpath
    return path_list.split(pathsep)


# -- the environment ---------------------------------------------------------------------------

class _Environ(MutableMapping):
    def __init__(self, data, encodekey, decodekey, encodevalue, decodevalue):
        self.encodekey = encodekey
        self.decodekey = decodekey
        self.encodevalue = encodevalue
        self.decodevalue = decodevalue
        self._data = data

    def __getitem__(self, key):
        try:
            value = self._data[self.encodekey(key)]
        except KeyError:
            # the key as it was given
            raise KeyError(key) from None
        return self.decodevalue(value)

    def __setitem__(self, key, value):
        key = self.encodekey(key)
        value = self.encodevalue(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        encoded = self.encodekey(key)
        unsetenv(encoded)
        try:
            del self._data[encoded]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        # a copy: another thread may change it meanwhile
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        items = ', '.join(f"{self.decodekey(key)!r}: {self.decodevalue(value)!r}"
                          for key, value in self._data.items())
        return f"environ({{{items}}})"

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        new = dict(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        new = dict(other)
        new.update(self)
        return new


def _createenviron():
    encoding = sys.getfilesystemencoding()

    def encode(value):
        if not isinstance(value, str):
            raise TypeError("str expected, not %s" % type(value).__name__)
        return value.encode(encoding, 'surrogateescape')

    def decode(value):
        return value.decode(encoding, 'surrogateescape')

    return _Environ(_posix.environ, encode, decode, encode, decode)


environ = _createenviron()
del _createenviron


def reload_environ():
    data = environ._data
    data.clear()
    data.update(_posix._create_environ())


__all__.append("reload_environ")


def getenv(key, default=None):
    """Return an environment variable, or the default; all are str."""
    return environ.get(key, default)


supports_bytes_environ = True


def _check_bytes(value):
    if not isinstance(value, bytes):
        raise TypeError("bytes expected, not %s" % type(value).__name__)
    return value


environb = _Environ(environ._data, _check_bytes, bytes, _check_bytes, bytes)
del _check_bytes


def getenvb(key, default=None):
    """Return an environment variable, or the default; all are bytes."""
    return environb.get(key, default)


__all__.extend(("getenv", "supports_bytes_environ", "environb", "getenvb"))


def fsencode(filename):
    """Return a path as bytes, in the encoding of the file system."""
    filename = fspath(filename)
    if isinstance(filename, str):
        return filename.encode(sys.getfilesystemencoding(), sys.getfilesystemencodeerrors())
    return filename


def fsdecode(filename):
    """Return a path as str, from the encoding of the file system."""
    filename = fspath(filename)
    if isinstance(filename, bytes):
        return filename.decode(sys.getfilesystemencoding(), sys.getfilesystemencodeerrors())
    return filename


# -- children ------------------------------------------------------------------------------------

if _exists("fork") and not _exists("spawnv") and _exists("execv"):

    P_WAIT = 0
    P_NOWAIT = P_NOWAITO = 1

    __all__.extend(["P_WAIT", "P_NOWAIT", "P_NOWAITO"])

    def _spawnvef(mode, file, args, env, func):
        if not isinstance(args, (tuple, list)):
            raise TypeError('argv must be a tuple or a list')
        if not args or not args[0]:
            raise ValueError('argv first element cannot be empty')
        pid = fork()
        if not pid:
            # the child: whatever happens, it must not return
            try:
                if env is None:
                    func(file, args)
                else:
                    func(file, args, env)
            except:
                _exit(127)
        if mode == P_NOWAIT:
            return pid
        while True:
            wpid, status = waitpid(pid, 0)
            if WIFSTOPPED(status):
                continue
            return waitstatus_to_exitcode(status)

    def spawnv(mode, file, args):
        """Run a file in a child process.  With P_NOWAIT return its process id, with P_WAIT
        its exit code, or minus the signal that killed it."""
        return _spawnvef(mode, file, args, None, execv)

    def spawnve(mode, file, args, env):
        """spawnv() with an environment."""
        return _spawnvef(mode, file, args, env, execve)

    def spawnvp(mode, file, args):
        """spawnv(); the file is looked for along $PATH."""
        return _spawnvef(mode, file, args, None, execvp)

    def spawnvpe(mode, file, args, env):
        """spawnv() with an environment; the file is looked for along $PATH."""
        return _spawnvef(mode, file, args, env, execvpe)

    __all__.extend(["spawnv", "spawnve", "spawnvp", "spawnvpe"])

if _exists("spawnv"):

    def spawnl(mode, file, *args):
        """spawnv() with the arguments one by one."""
        return spawnv(mode, file, args)

    def spawnle(mode, file, *args):
        """spawnve() with the arguments one by one, the environment last."""
        return spawnve(mode, file, args[:-1], args[-1])

    def spawnlp(mode, file, *args):
        """spawnvp() with the arguments one by one."""
        return spawnvp(mode, file, args)

    def spawnlpe(mode, file, *args):
        """spawnvpe() with the arguments one by one, the environment last."""
        return spawnvpe(mode, file, args[:-1], args[-1])

    __all__.extend(["spawnl", "spawnle", "spawnlp", "spawnlpe"])


def popen(cmd, mode="r", buffering=-1):
    if not isinstance(cmd, str):
        raise TypeError("invalid cmd type (%s, expected string)" % type(cmd))
    if mode not in ("r", "w"):
        raise ValueError("invalid mode %r" % mode)
    if buffering == 0 or buffering is None:
        raise ValueError("popen() does not support unbuffered streams")
    import subprocess
    if mode == "r":
        proc = subprocess.Popen(cmd, shell=True, text=True, stdout=subprocess.PIPE,
                                bufsize=buffering)
        return _wrap_close(proc.stdout, proc)
    proc = subprocess.Popen(cmd, shell=True, text=True, stdin=subprocess.PIPE,
                            bufsize=buffering)
    return _wrap_close(proc.stdin, proc)


__all__.append("popen")


class _wrap_close:
    # the stream of a popen(): closing it waits for the child

    def __init__(self, stream, proc):
        self._stream = stream
        self._proc = proc

    def close(self):
        self._stream.close()
        code = self._proc.wait()
        if code == 0:
            return None
        return code << 8

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    if not isinstance(fd, int):
        raise TypeError("invalid fd type (%s, expected integer)" % type(fd))
    import io
    if "b" not in mode:
        encoding = io.text_encoding(encoding)
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


# -- path-like objects -----------------------------------------------------------------------------

def _fspath(path):
    """Return the path as str or bytes; a PathLike object is asked for it."""
    if isinstance(path, (str, bytes)):
        return path
    path_type = type(path)
    try:
        answer = path_type.__fspath__(path)
    except AttributeError:
        if hasattr(path_type, '__fspath__'):
            raise
        raise TypeError("expected str, bytes or os.PathLike object, "
                        "not " + path_type.__name__) from None
    except TypeError:
        if path_type.__fspath__ is None:
            raise TypeError("expected str, bytes or os.PathLike object, "
                            "not " + path_type.__name__) from None
        raise
    if isinstance(answer, (str, bytes)):
        return answer
    raise TypeError("expected {}.__fspath__() to return str or bytes, not {}".format(
        path_type.__name__, type(answer).__name__))


if not _exists('fspath'):
    fspath = _fspath
    fspath.__name__ = "fspath"


class PathLike(abc.ABC):
    """What has a path: __fspath__() returns it."""

    __slots__ = ()

    @abc.abstractmethod
    def __fspath__(self):
        """Return the path as str or bytes."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return _check_methods(subclass, '__fspath__')
        return NotImplemented

    __class_getitem__ = classmethod(GenericAlias)


if _exists('sched_getaffinity'):
    def process_cpu_count():
        """Return how many processors this process may use, or None."""
        from_flag = getattr(sys.flags, 'cpu_count', -1)
        if isinstance(from_flag, int) and from_flag > 0:
            return from_flag
        return len(sched_getaffinity(0))
else:
    def process_cpu_count():
        """Return how many processors there are, or None."""
        return cpu_count()
