# What runs with coroutines and contexts and has to ask scripts.


def context_eq(self, other):
    if type(other) is not type(self):
        return NotImplemented
    return dict(self.items()) == dict(other.items())


def context_variable_repr(self):
    name, default = _context_parts(self)
    return f'<ContextVar name={name!r} default={default!r} at {_address(self)}>'


def context_token_repr(self):
    variable, used = _context_parts(self)
    return f'<Token{" used" if used else ""} var={variable!r} at {_address(self)}>'


def warn_unbound(count):
    import warnings
    warnings.warn(f'assigning None to {count} unbound local{"s" if count > 1 else ""}', RuntimeWarning, 2)
