DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL, DEBUG_LEAK = 1, 2, 4, 32, 38
garbage = []
callbacks = []
_enabled = [True]
_threshold = [(2000, 10, 0)]
_runs = [0, 0]


def collect(generation=2):
    """Run the garbage collector and return the number of objects found."""
    if not 0 <= generation <= 2:
        raise ValueError("invalid generation")
    for callback in callbacks:
        callback("start", {"generation": generation, "collected": 0, "uncollectable": 0})
    found = _collect()
    _runs[0] += 1
    _runs[1] += found
    for callback in callbacks:
        callback("stop", {"generation": generation, "collected": found, "uncollectable": 0})
    return found


def enable():
    """Enable automatic garbage collection."""
    _enabled[0] = True


def disable():
    """Disable automatic garbage collection."""
    _enabled[0] = False


def isenabled():
    """Returns true if automatic garbage collection is enabled."""
    return _enabled[0]


def get_threshold():
    """Return the current collection thresholds."""
    return _threshold[0]


def set_threshold(threshold0, threshold1=10, threshold2=0, /):
    """Set the collection thresholds (the collection frequency)."""
    _threshold[0] = (threshold0, threshold1, threshold2)


def get_count():
    """Return a three-tuple of the current collection counts."""
    return (0, 0, 0)


def get_stats():
    """Return a list of dictionaries containing per-generation statistics."""
    idle = {"collections": 0, "collected": 0, "uncollectable": 0}
    return [dict(idle), dict(idle), {"collections": _runs[0], "collected": _runs[1], "uncollectable": 0}]


def set_debug(flags, /):
    """Set the garbage collection debugging flags."""
    if flags:
        raise NotImplementedError("debugging of the collector is not there yet")


def get_debug():
    """Get the garbage collection debugging flags."""
    return 0


def is_tracked(obj, /):
    """Returns true if the object is tracked by the garbage collector."""
    return not isinstance(obj, (int, float, complex, str, bytes, type(None)))


def freeze():
    """Accepted: there is one generation only."""


def unfreeze():
    """Accepted: there is one generation only."""


def get_freeze_count():
    """Return the number of objects in the permanent generation."""
    return 0
