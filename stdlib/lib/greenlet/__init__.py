"""Lightweight concurrency: chains of frames between which a program switches by name."""

from greenlet import _greenlet
from greenlet._greenlet import (
    _C_API, CLOCKS_PER_SEC, GREENLET_USE_CONTEXT_VARS, GREENLET_USE_GC, GREENLET_USE_TRACING, GreenletExit,
    enable_optional_cleanup, error, get_clocks_used_doing_optional_cleanup, getcurrent, gettrace, greenlet,
    settrace,
)

__all__ = ['__version__', '_C_API', 'GreenletExit', 'error', 'getcurrent', 'greenlet', 'gettrace', 'settrace']
__version__ = '3.5.6'
