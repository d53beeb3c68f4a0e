# The methods of `FrameLocalsProxy`, what `f_locals` of a function's frame is. A variable of the code comes
# first; anything else lives in a dict of the frame.

def frame_locals_name(self, key):
    # the variable that a key means, if its code has one; the key itself otherwise
    if type(key) is str:
        return key
    hashed = hash(key)
    for name in _frame_names(self):
        if hash(name) == hashed and name == key:
            return name
    return key


def frame_locals_copy(self):
    made = {}
    for name, value in _frame_pairs(self):
        made[name] = value
    made.update(_frame_extra(self))
    return made


def frame_locals_found(self, key, default):
    name = frame_locals_name(self, key)
    for own, value in _frame_pairs(self):
        if own == name:
            return value
    return _frame_extra(self).get(key, default)


def frame_locals_repr(self):
    if _repr_enter(self):
        return '{...}'
    try:
        return repr(frame_locals_copy(self))
    finally:
        _repr_leave(self)


def frame_locals_eq(self, other):
    if type(other) is type(self):
        return _frame_of(self) is _frame_of(other)
    if isinstance(other, dict):
        return frame_locals_copy(self) == other
    return NotImplemented


def frame_locals_len(self):
    return len(_frame_pairs(self)) + len(_frame_extra(self))


def frame_locals_keys(self):
    return list(frame_locals_copy(self))


def frame_locals_values(self):
    return list(frame_locals_copy(self).values())


def frame_locals_items(self):
    return list(frame_locals_copy(self).items())


def frame_locals_iter(self):
    return iter(frame_locals_keys(self))


def frame_locals_reversed(self):
    return frame_locals_keys(self)[::-1]


def frame_locals_getitem(self, key):
    value = frame_locals_found(self, key, missing)
    if value is missing:
        raise KeyError(f"local variable '{key!r}' is not defined")
    return value


def frame_locals_contains(self, key):
    return frame_locals_found(self, key, missing) is not missing


def frame_locals_get(self, key, default=None, /):
    return frame_locals_found(self, key, default)


def frame_locals_setitem(self, key, value):
    name = frame_locals_name(self, key)
    if not _frame_bind(self, name, value):
        _frame_extra(self)[key] = value


def frame_locals_setdefault(self, key, default=None, /):
    value = frame_locals_found(self, key, missing)
    if value is missing:
        frame_locals_setitem(self, key, default)
        return default
    return value


def frame_locals_refuse_removal(self, key):
    if frame_locals_name(self, key) in _frame_names(self):
        raise ValueError('cannot remove local variables from FrameLocalsProxy')


def frame_locals_delitem(self, key):
    frame_locals_refuse_removal(self, key)
    del _frame_extra(self)[key]


def frame_locals_pop(self, key, default=missing, /):
    frame_locals_refuse_removal(self, key)
    extra = _frame_extra(self)
    if default is missing:
        return extra.pop(key)
    return extra.pop(key, default)


def frame_locals_update(self, object):
    if not isinstance(object, dict) and type(object) is not type(self):
        raise TypeError('update() argument must be dict or another FrameLocalsProxy')
    for key in object.keys():
        frame_locals_setitem(self, key, object[key])


def is_frame_locals_operand(self, other):
    return isinstance(other, dict) or type(other) is type(self)


def frame_locals_or(self, other):
    if not is_frame_locals_operand(self, other):
        return NotImplemented
    made = frame_locals_copy(self)
    made.update(other)
    return made


def frame_locals_ror(self, other):
    if not is_frame_locals_operand(self, other):
        return NotImplemented
    made = dict(other)
    made.update(frame_locals_copy(self))
    return made


def frame_locals_ior(self, other):
    if not is_frame_locals_operand(self, other):
        return NotImplemented
    frame_locals_update(self, other)
    return self


def frame_locals_reduce(self):
    raise TypeError("cannot pickle 'FrameLocalsProxy' object")


def current_frames():
    from _thread import get_ident

    _audit('sys._current_frames', ())
    return {get_ident(): _frame_at(0)}


def current_exceptions():
    from _thread import get_ident

    _audit('sys._current_exceptions', ())
    return {get_ident(): _system('exception')()}


def frame_module_name(depth=0):
    depth = index_of(depth)
    _audit('sys._getframemodulename', (depth,))
    frame = _frame_at(depth)
    return None if frame is None else frame.f_globals.get('__name__')
