# The argument list that `subprocess` uses, in the form the native half takes.

from operator import index as _index
from os import fsencode as _fsencode
from sys import audit as _audit


def fork_exec(
    args, executable_list, close_fds, pass_fds, cwd, env,
    p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite, errpipe_read, errpipe_write,
    restore_signals, call_setsid, pgid_to_set, gid, extra_groups, uid, child_umask, preexec_fn, /,
):
    """Spawn a fresh new child process."""
    if preexec_fn is not None:
        raise NotImplementedError("preexec_fn: no script runs between fork and exec")
    if gid is not None or extra_groups is not None or uid is not None:
        raise NotImplementedError("a child of another user or group")
    if close_fds and errpipe_write not in pass_fds:
        raise ValueError("errpipe_write must be in pass_fds")
    numbers = (
        p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite, errpipe_read, errpipe_write,
        pgid_to_set, child_umask,
    )
    _audit("_posixsubprocess.fork_exec", executable_list, args, env)
    return _fork_exec(
        tuple(_index(number) for number in numbers),
        tuple(_fsencode(arg) for arg in args),
        tuple(_fsencode(name) for name in executable_list),
        tuple(pass_fds),
        None if cwd is None else _fsencode(cwd),
        None if env is None else tuple(env),
        (bool(close_fds), bool(call_setsid), bool(restore_signals)),
    )
