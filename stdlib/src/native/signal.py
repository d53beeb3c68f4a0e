# What scripts want done on a signal, and the calls whose arguments need a script to be read.

from operator import index as _index

from _structseq import structseq

_handlers = {}


class ItimerError(OSError):
    """A timer that the system does not know, or a time it does not take."""

    __module__ = "signal"


struct_siginfo = structseq(
    "signal", "struct_siginfo", """struct_siginfo: Result from sigwaitinfo or sigtimedwait.

This object may be accessed either as a tuple of
(si_signo, si_code, si_errno, si_pid, si_uid, si_status, si_band),
or via the attributes si_signo, si_code, and so on.""",
    {
        "si_signo": "signal number", "si_code": "signal code", "si_errno": "errno associated with this signal",
        "si_pid": "sending process ID", "si_uid": "real user ID of sending process",
        "si_status": "exit value or signal", "si_band": "band event for SIGPOLL",
    },
    visible=7)


def pidfd_send_signal(pidfd, signalnum, siginfo=None, flags=0, /):
    """Send a signal to a process referred to by a pid file descriptor."""
    if siginfo is not None:
        raise TypeError("siginfo must be None")
    _send(_index(pidfd), _index(signalnum), _index(flags))


def _checked(signalnum):
    number = _index(signalnum)
    if not 1 <= number < NSIG:
        raise ValueError("signal number out of range")
    return number


def default_int_handler(signalnum, frame, /):
    """The default handler for SIGINT installed by Python.

    It raises KeyboardInterrupt.
    """
    raise KeyboardInterrupt


def _current(number):
    if number not in _handlers:
        action = _action(number)
        if action == 2:
            action = default_int_handler if number == SIGINT else None
        _handlers[number] = action
    return _handlers[number]


def _next_handler():
    """The handler of a signal that has arrived, and its number; None when there is none left."""
    while (number := _arrived()) is not None:
        handler = _handlers.get(number)
        if callable(handler):
            return handler, number


def _deliver():
    """Calls the handlers of the signals that arrived."""
    import sys

    while found := _next_handler():
        handler, number = found
        handler(number, sys._getframe(1))


def signal(signalnum, handler, /):
    """Set the action for the given signal.

    The action can be SIG_DFL, SIG_IGN, or a callable Python object.
    """
    number = _index(signalnum)
    if callable(handler):
        action = 2
    elif handler == SIG_IGN:
        action = 1
    elif handler == SIG_DFL:
        action = 0
    else:
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    _checked(number)
    before = _current(number)
    _install(number, action)
    _handlers[number] = handler
    return before


def getsignal(signalnum, /):
    """Return the current action for the given signal.

    The return value can be SIG_IGN, SIG_DFL, None for a handler that was not set from Python, or a callable object.
    """
    return _current(_checked(signalnum))


def raise_signal(signalnum, /):
    """Send a signal to the executing process."""
    _raise(_index(signalnum))
    _deliver()


def pthread_kill(thread_id, signalnum, /):
    """Send a signal to a thread."""
    _checked(signalnum)
    raise_signal(signalnum)


def strsignal(signalnum, /):
    """Return the system description of the given signal.

    Returns the description of signal *signalnum*, such as "Interrupt" for SIGINT, or None if it has none.
    """
    return _describe(_checked(signalnum))


def valid_signals():
    """Return a set of valid signal numbers on this platform."""
    return {number for number in range(1, NSIG) if number < 32 or number >= SIGRTMIN}


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    """Sets the fd to be written to (with the signal number) when a signal comes in.

    The previous fd or -1 is returned.
    """
    return _wakeup(_index(fd), bool(warn_on_full_buffer))


def siginterrupt(signalnum, flag, /):
    """Change system call restart behaviour."""
    _interrupting(_checked(signalnum), bool(flag))


def setitimer(which, seconds, interval=0.0, /):
    """Sets given itimer (one of ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF).

    The timer will fire after value seconds and after that every interval seconds; zero stops it.
    """
    try:
        return _set_timer(which, seconds, interval)
    except OSError as error:
        raise ItimerError(*error.args) from None


def getitimer(which, /):
    """Returns current value of given itimer."""
    try:
        return _timer(which)
    except OSError as error:
        raise ItimerError(*error.args) from None


def _signal_numbers(numbers):
    checked = []
    for number in numbers:
        number = _index(number)
        if not 1 <= number < NSIG:
            raise ValueError(f"signal number {number} out of range [1; {NSIG - 1}]")
        checked.append(number)
    return tuple(checked)


def pthread_sigmask(how, mask, /):
    """Fetch and/or change the signal mask of the calling thread."""
    before = set(_change_mask(_index(how), _signal_numbers(mask)))
    _deliver()
    return before


def sigpending():
    """Examine pending signals."""
    return set(_pending())


def sigwait(sigset, /):
    """Wait for a signal."""
    return sigwaitinfo(sigset)[0]


def sigwaitinfo(sigset, /):
    """Wait synchronously until one of the signals in *sigset* is delivered."""
    numbers = _signal_numbers(sigset)
    while True:
        try:
            return struct_siginfo(_wait(numbers, None))
        except InterruptedError:
            _deliver()


def sigtimedwait(sigset, timeout, /):
    """Like sigwaitinfo(), but with a timeout.

    The timeout is specified in seconds, with floating-point numbers allowed.
    """
    numbers = _signal_numbers(sigset)
    if timeout < 0:
        raise ValueError("timeout must be non-negative")
    while True:
        try:
            found = _wait(numbers, timeout)
            return found if found is None else struct_siginfo(found)
        except InterruptedError:
            _deliver()


def pause():
    """Wait until a signal arrives."""
    _pause()
    _deliver()


_on_arrival(_next_handler)
