"""Signals: what a process is told by the system, and what it does about it.

The numbers are members of enums, so that they show their names.
"""

import _signal
from enum import IntEnum

_names = vars(_signal)
Signals = IntEnum(
    "Signals",
    {name: number for name, number in _names.items()
     if name.startswith("SIG") and not name.startswith("SIG_")},
    module=__name__,
)
Handlers = IntEnum("Handlers", {"SIG_DFL": _signal.SIG_DFL, "SIG_IGN": _signal.SIG_IGN}, module=__name__)
Sigmasks = IntEnum(
    "Sigmasks",
    {name: _names[name] for name in ("SIG_BLOCK", "SIG_UNBLOCK", "SIG_SETMASK")},
    module=__name__,
)
Signals.__doc__ = "The signals of this system."
Handlers.__doc__ = "What a signal can be answered with beside a function."
Sigmasks.__doc__ = "How pthread_sigmask() changes what is blocked."
for _group in Signals, Handlers, Sigmasks:
    globals().update(_group.__members__)
NSIG = _signal.NSIG
ITIMER_REAL = _signal.ITIMER_REAL
ITIMER_VIRTUAL = _signal.ITIMER_VIRTUAL
ITIMER_PROF = _signal.ITIMER_PROF

from _signal import (  # noqa: E402
    ItimerError,
    alarm,
    default_int_handler,
    getitimer,
    pause,
    pidfd_send_signal,
    pthread_kill,
    raise_signal,
    set_wakeup_fd,
    setitimer,
    siginterrupt,
    sigtimedwait,
    sigwaitinfo,
    strsignal,
    struct_siginfo,
)


def _member(value, group):
    """The member of an enum for a number, or the value itself."""
    if not isinstance(value, int):
        return value
    try:
        return group(value)
    except ValueError:
        return value


def _members(numbers):
    return {_member(number, Signals) for number in numbers}


def _documented(native):
    def describe(function):
        function.__doc__ = native.__doc__
        return function

    return describe


@_documented(_signal.signal)
def signal(signalnum, handler):
    return _member(_signal.signal(signalnum, handler), Handlers)


@_documented(_signal.getsignal)
def getsignal(signalnum):
    return _member(_signal.getsignal(signalnum), Handlers)


@_documented(_signal.pthread_sigmask)
def pthread_sigmask(how, mask):
    return _members(_signal.pthread_sigmask(how, mask))


@_documented(_signal.sigpending)
def sigpending():
    return _members(_signal.sigpending())


@_documented(_signal.sigwait)
def sigwait(sigset):
    return _member(_signal.sigwait(sigset), Signals)


@_documented(_signal.valid_signals)
def valid_signals():
    return _members(_signal.valid_signals())


del _names, _group
