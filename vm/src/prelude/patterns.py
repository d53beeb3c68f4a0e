# What match statements ask of subjects that are no builtin values (PEP 634).


def match_keys(mapping, keys):
    get = mapping.get
    seen = set()
    values = []
    for key in keys:
        if key in seen:
            raise ValueError(f"mapping pattern checks duplicate key ({key!r})")
        seen.add(key)
        # a value that no mapping holds stands for a missing one
        value = get(key, match_keys)
        if value is match_keys:
            return None
        values.append(value)
    return tuple(values)


def match_rest(mapping, keys):
    rest = {}
    dict_update_mapping(rest, mapping)
    for key in keys:
        del rest[key]
    return rest


def match_class(subject, cls, positional, names):
    if not issubclass(type(cls), type):
        raise TypeError("called match pattern must be a class")
    if not isinstance(subject, cls):
        return None
    values = []
    seen = set()
    if positional:
        itself = False
        order = getattr(cls, "__match_args__", match_class)
        if order is match_class:
            order = ()
            itself = _matches_itself(cls)
        elif type(order) is not tuple:
            raise TypeError(f"{cls.__name__}.__match_args__ must be a tuple (got {type(order).__name__})")
        allowed = 1 if itself else len(order)
        if allowed < positional:
            plural = "" if allowed == 1 else "s"
            raise TypeError(
                f"{cls.__name__}() accepts {allowed} positional sub-pattern{plural} ({positional} given)"
            )
        if itself:
            values.append(subject)
        else:
            for name in order[:positional]:
                if type(name) is not str:
                    raise TypeError(f"__match_args__ elements must be strings (got {type(name).__name__})")
                if not match_attribute(subject, cls, name, seen, values):
                    return None
    for name in names:
        if not match_attribute(subject, cls, name, seen, values):
            return None
    return tuple(values)


def match_attribute(subject, cls, name, seen, values):
    if name in seen:
        raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute {name!r}")
    seen.add(name)
    value = getattr(subject, name, match_attribute)
    if value is match_attribute:
        return False
    values.append(value)
    return True
