# The collector has one generation: what scripts ask of three is answered of it.

DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL, DEBUG_LEAK = 1, 2, 4, 32, 38
garbage = []
callbacks = []
_debug = 0
_thresholds = (2000, 10, 0)
_frozen = 0


def collect(generation=2):
    """Run the garbage collector; returns the number of unreachable objects."""
    if not 0 <= generation <= 2:
        raise ValueError('invalid generation')
    for callback in callbacks:
        callback("start", {"generation": generation, "collected": 0, "uncollectable": 0})
    found = _collect()
    if found:
        # garbage with finalisers is kept until they have run
        _collect()
    for callback in callbacks:
        callback("stop", {"generation": generation, "collected": found, "uncollectable": 0})
    return found


def get_count():
    """Return a three-tuple of the current collection counts."""
    return _counts()[0], 0, 0


def get_stats():
    """Return a list of dictionaries containing per-generation statistics."""
    idle = {"collections": 0, "collected": 0, "uncollectable": 0}
    tracked, collections, collected = _counts()
    return [dict(idle), dict(idle), {"collections": collections, "collected": collected, "uncollectable": 0}]


def get_objects(generation=None):
    """Return a list of objects tracked by the collector (excluding the list returned)."""
    from sys import audit
    audit("gc.get_objects", -1 if generation is None else generation)
    if generation is None or generation == 2:
        return _objects()
    if not 0 <= generation <= 2:
        raise ValueError("generation parameter must be less than the number of available generations (3)"
                         if generation > 2 else "generation parameter cannot be negative")
    return []


def get_threshold():
    """Return the current collection thresholds."""
    return _thresholds


def set_threshold(threshold0, threshold1=10, threshold2=0, /):
    """Set the collection thresholds. A first threshold of zero disables automatic collection."""
    global _thresholds
    _thresholds = (threshold0, threshold1, _thresholds[2])
    if threshold0:
        enable()
    else:
        disable()


def get_debug():
    """Get the garbage collection debugging flags."""
    return _debug


def set_debug(flags, /):
    """Set the garbage collection debugging flags."""
    global _debug
    if flags & DEBUG_SAVEALL:
        raise NotImplementedError("gc.DEBUG_SAVEALL: garbage cannot be kept")
    _debug = flags


def freeze():
    """Freeze all current tracked objects and ignore them for future collections."""
    global _frozen
    _frozen = _counts()[0]


def unfreeze():
    """Unfreeze all objects in the permanent generation."""
    global _frozen
    _frozen = 0


def get_freeze_count():
    """Return the number of objects in the permanent generation."""
    return _frozen
