# Control-C during a run: the first stops every registered result after its current test,
# the second is handed to the handler that was there before.

import signal
import weakref
from functools import wraps

__unittest = True

_results = weakref.WeakKeyDictionary()
_interrupt_handler = None


class _InterruptHandler:
    def __init__(self, default_handler):
        self.called = False
        self.original_handler = default_handler
        self.default_handler = self._callable(default_handler)

    @staticmethod
    def _callable(handler):
        if not isinstance(handler, int):
            return handler
        if handler == signal.SIG_DFL:
            return signal.default_int_handler
        if handler == signal.SIG_IGN:
            return lambda unused_signum, unused_frame: None
        raise TypeError("expected SIGINT signal handler to be signal.SIG_IGN, "
                        "signal.SIG_DFL, or a callable object")

    def __call__(self, signum, frame):
        if signal.getsignal(signal.SIGINT) is not self:
            # somebody else's handler calls on to us: not ours to act
            self.default_handler(signum, frame)
        if self.called:
            self.default_handler(signum, frame)
        self.called = True
        for result in _results.keys():
            result.stop()


def registerResult(result):
    _results[result] = 1


def removeResult(result):
    return bool(_results.pop(result, None))


def installHandler():
    global _interrupt_handler
    if _interrupt_handler is None:
        _interrupt_handler = _InterruptHandler(signal.getsignal(signal.SIGINT))
        signal.signal(signal.SIGINT, _interrupt_handler)


def removeHandler(method=None):
    if method is None:
        if _interrupt_handler is not None:
            signal.signal(signal.SIGINT, _interrupt_handler.original_handler)
        return

    @wraps(method)
    def inner(*args, **kwargs):
        before = signal.getsignal(signal.SIGINT)
        removeHandler()
        try:
            return method(*args, **kwargs)
        finally:
            signal.signal(signal.SIGINT, before)
    return inner
