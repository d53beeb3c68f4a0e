"""Struct sequences: tuples whose items have names, as time.struct_time and os.stat_result.

`structseq` makes such a class. Fields past the visible ones are attributes only; a field without a name (None in
the order of `fields`, given by `unnamed` positions) is an item only.
"""


def _read_item(at):
    return lambda self: self[at]


def _read_hidden(name):
    def read(self):
        return self._hidden.get(name)
    return read


def structseq(module, name, doc, fields, visible, unnamed=()):
    """Make the class `module.name`. `fields` maps names to docstrings, in order; `visible` counts the items; the
    items at the positions `unnamed` have no name in `fields`."""
    full = f"{module}.{name}"
    named = {}
    hidden = []
    at = 0
    for field in fields:
        while at in unnamed:
            at += 1
        if at < visible:
            named[field] = at
        else:
            hidden.append(field)
        at += 1
    total = at

    def __new__(cls, sequence, dict={}):
        try:
            items = tuple(sequence)
        except TypeError:
            raise TypeError("constructor requires a sequence") from None
        if not isinstance(dict, _dict):
            raise TypeError(f"{full}() takes a dict as second arg, if any")
        if len(items) < visible:
            exactly = "at least " if hidden else ""
            raise TypeError(f"{full}() takes an {exactly}{visible}-sequence ({len(items)}-sequence given)" if hidden
                            else f"{full}() takes a {visible}-sequence ({len(items)}-sequence given)")
        if len(items) > total:
            raise TypeError(f"{full}() takes an at most {total}-sequence ({len(items)}-sequence given)" if hidden
                            else f"{full}() takes a {visible}-sequence ({len(items)}-sequence given)")
        self = tuple.__new__(cls, items[:visible])
        rest = _dict(zip(hidden, items[visible:]))
        if dict:
            if any([key in rest or key not in hidden for key in dict]):
                raise TypeError(f"{full}() got duplicate or unexpected field name(s)")
            rest.update(dict)
        if hidden:
            object.__setattr__(self, "_hidden", rest)
        return self

    def __repr__(self):
        """Return repr(self)."""
        return f"{full}({', '.join(f'{field}={tuple.__getitem__(self, at)!r}' for field, at in named.items())})"

    def __reduce__(self):
        """Helper for pickle."""
        return type(self), (tuple(self), {field: getattr(self, field) for field in hidden})

    def __replace__(self, /, **changes):
        """Return a copy of the structure with new values for the specified fields."""
        if unnamed:
            raise TypeError(f"__replace__() is not supported for {full} because it has unnamed field(s)")
        items = [changes.pop(field, tuple.__getitem__(self, at)) for field, at in named.items()]
        rest = {field: changes.pop(field, getattr(self, field)) for field in hidden}
        if changes:
            raise TypeError(f"Got unexpected field name(s): {list(changes)!r}")
        return type(self)(items, rest)

    def __init_subclass__(cls):
        raise TypeError(f"type '{full}' is not an acceptable base type")

    def __setattr__(self, attribute, value):
        if attribute in fields:
            raise AttributeError("readonly attribute")
        raise AttributeError(
            f"'{full}' object has no attribute {attribute!r} and no __dict__ for setting new attributes")

    namespace = {
        "__doc__": doc, "__module__": module, "__qualname__": name, "__new__": __new__, "__repr__": __repr__,
        "__reduce__": __reduce__, "__replace__": __replace__, "__init_subclass__": classmethod(__init_subclass__),
        "__setattr__": __setattr__, "__match_args__": tuple(named), "n_fields": total,
        "n_sequence_fields": visible, "n_unnamed_fields": len(unnamed),
    }
    for field, text in fields.items():
        read = _read_item(named[field]) if field in named else _read_hidden(field)
        namespace[field] = property(read, doc=text)
    for function in (__new__, __repr__, __reduce__, __replace__):
        function.__module__ = module
        function.__qualname__ = f"{name}.{function.__name__}"
    return type(name, (tuple,), namespace)


_dict = dict
