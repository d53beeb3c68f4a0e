# Dicts, sets, lists and unpacking where a script's __hash__, __eq__, __iter__, keys() or __getitem__ has to
# run. The Rust halves finish alone when they meet only builtin values and hand over here otherwise.
#
# table_find and dict_set_item are natives that ask == themselves; the natives _dict_* look into the table of a
# dict or a set.


def hash_of_key(key):
    try:
        return hash(key)
    except TypeError as error:
        if type(error) is not TypeError:
            raise
        text = str(error)
    raise TypeError(f"cannot use '{type(key).__name__}' as a dict key ({text})")


def hash_of_member(item):
    try:
        return hash(item)
    except TypeError as error:
        if type(error) is not TypeError:
            raise
        text = str(error)
    raise TypeError(f"cannot use '{type(item).__name__}' as a set element ({text})")


def refuse_key(key, error, role):
    text = str(error)
    raise TypeError(f"cannot use '{type(key).__name__}' as {role} ({text})")


def table_entries(table):
    # a table that a comparison changes is walked as far as it goes
    number = 0
    while number < _dict_slots(table):
        entry = _dict_entry(table, number)
        number += 1
        if entry is not None:
            yield entry


def unchanged_entries(table):
    count = _dict_slots(table)
    for entry in table_entries(table):
        yield entry
        if _dict_slots(table) != count:
            raise RuntimeError("dict mutated during update")


# -- dicts


def dict_put(dictionary, hash, key, value):
    entry = table_find(dictionary, key, hash)
    if entry < 0:
        _dict_insert(dictionary, hash, key, value)
    else:
        _dict_store(dictionary, entry, value)


def dict_update(dictionary, other=(), /, **keywords):
    dict_update_from(dictionary, other)
    for key in keywords:
        dict_set_item(dictionary, key, keywords[key])


def dict_update_from(dictionary, other):
    if is_plain_dict(other) or hasattr(other, "keys"):
        dict_update_mapping(dictionary, other)
    else:
        dict_update_pairs(dictionary, other)


def is_plain_dict(mapping):
    return isinstance(mapping, dict) and type(mapping).__iter__ is dict.__iter__


def dict_update_mapping(dictionary, mapping):
    if is_plain_dict(mapping):
        if mapping is not dictionary:
            for hash, key, value in unchanged_entries(mapping):
                dict_put(dictionary, hash, key, value)
    else:
        for key in mapping.keys():
            dict_set_item(dictionary, key, mapping[key])


def dict_update_pairs(dictionary, pairs):
    number = 0
    for pair in pairs:
        items = pair
        if type(pair) is not tuple and type(pair) is not list:
            items = items_of_pair(pair, number)
        if len(items) != 2:
            raise ValueError(
                f"dictionary update sequence element #{number} has length {len(items)}; 2 is required"
            )
        dict_set_item(dictionary, items[0], items[1])
        number += 1


def items_of_pair(pair, number):
    note = f"Cannot convert dictionary update sequence element #{number} to a sequence"
    iterator = None
    try:
        iterator = iter(pair)
    except TypeError:
        pass
    if iterator is None:
        error = TypeError("object is not iterable")
        error.add_note(note)
        raise error
    try:
        return list(iterator)
    except TypeError as error:
        error.add_note(note)
        raise


def dict_from_keys(cls, iterable, value=None, /):
    made = cls()
    if type(made) is dict:
        for key in iterable:
            dict_set_item(made, key, value)
    else:
        for key in iterable:
            made[key] = value
    return made


def dict_equal(one, two):
    if len(one) != len(two):
        return False
    for hash, key, value in table_entries(one):
        entry = table_find(two, key, hash)
        if entry < 0:
            return False
        other = _dict_value(two, entry)
        if value is not other and not value == other:
            return False
    return True


def build_dict(dictionary, items):
    at = 0
    while at < len(items):
        dict_set_item(dictionary, items[at], items[at + 1])
        at += 2
    return dictionary


def dict_update_display(dictionary, mapping):
    try:
        dict_update_mapping(dictionary, mapping)
        return
    except AttributeError:
        pass
    raise TypeError(f"'{type(mapping).__name__}' object is not a mapping")


# -- arguments of a call


def dict_merge(dictionary, mapping, callable):
    try:
        dict_merge_mapping(dictionary, mapping, callable)
        return
    except AttributeError:
        pass
    name = type(mapping).__name__
    raise TypeError(f"{callable_text(callable)} argument after ** must be a mapping, not {name}")


def dict_merge_mapping(dictionary, mapping, callable):
    if is_plain_dict(mapping):
        for hash, key, value in unchanged_entries(mapping):
            if table_find(dictionary, key, hash) >= 0:
                refuse_keyword(callable, key)
            _dict_insert(dictionary, hash, key, value)
    else:
        for key in mapping.keys():
            hash = hash_of_key(key)
            if table_find(dictionary, key, hash) >= 0:
                refuse_keyword(callable, key)
            _dict_insert(dictionary, hash, key, mapping[key])


def refuse_keyword(callable, key):
    if not isinstance(key, str):
        raise TypeError("keywords must be strings")
    raise TypeError(f"{callable_text(callable)} got multiple values for keyword argument '{key}'")


def refuse_star_argument(callable, value):
    name = type(value).__name__
    raise TypeError(f"{callable_text(callable)} argument after * must be an iterable, not {name}")


def callable_text(callable):
    name = getattr(callable, "__qualname__", None)
    if name is None:
        return str(callable)
    module = getattr(callable, "__module__", None)
    if module is None or module == "builtins":
        return f"{name}()"
    return f"{module}.{name}()"


# -- sets


def set_reduce(self):
    return type(self), (list(self),), self.__getstate__()


def set_put(table, hash, item):
    if table_find(table, item, hash) < 0:
        _dict_insert(table, hash, item, None)


def searched_member(item):
    # a set that is looked for in a set is looked for as the frozen set of its members
    if isinstance(item, set):
        try:
            hash(item)
        except TypeError:
            return frozenset(item)
    return item


def set_contains(members, item, /):
    item = searched_member(item)
    return table_find(members, item, hash_of_member(item)) >= 0


def set_discard(members, item, /):
    item = searched_member(item)
    entry = table_find(members, item, hash_of_member(item))
    if entry >= 0:
        _dict_delete(members, entry)


def set_remove(members, item, /):
    wanted = searched_member(item)
    entry = table_find(members, wanted, hash_of_member(wanted))
    if entry < 0:
        raise KeyError(item)
    _dict_delete(members, entry)


def set_update_from(members, iterable, /):
    if is_plain_table(iterable):
        if iterable is not members:
            for hash, item, value in table_entries(iterable):
                set_put(members, hash, item)
    else:
        for item in iterable:
            set_put(members, hash_of_member(item), item)


def is_plain_table(iterable):
    # members of sets and keys of dicts have their hashes with them
    return isinstance(iterable, (set, frozenset)) or type(iterable) is dict


def set_update(members, /, *iterables):
    for iterable in iterables:
        set_update_from(members, iterable)


def build_set(members, items):
    for item in items:
        set_put(members, hash_of_member(item), item)
    return members


# -- lists and unpacking


def list_extend(target, iterable, /):
    for item in iterable:
        target.append(item)


def unpack_exact(iterable, count):
    items = []
    got = 0
    for item in iterable:
        if got == count:
            if type(iterable) is dict:
                raise ValueError(f"too many values to unpack (expected {count}, got {len(iterable)})")
            raise ValueError(f"too many values to unpack (expected {count})")
        items.append(item)
        got += 1
    if got < count:
        raise ValueError(f"not enough values to unpack (expected {count}, got {got})")
    return tuple(items)


def unpack_starred(iterable, before, after):
    items = []
    for item in iterable:
        items.append(item)
    got = len(items)
    if got < before + after:
        raise ValueError(f"not enough values to unpack (expected at least {before + after}, got {got})")
    last = got - after
    return (*items[:before], items[before:last], *items[last:])


# -- special methods that are neither functions nor builtin methods


def call_bound(getter, index, /, *arguments):
    return getter(*arguments)(index)


# -- f-strings and t-strings


def format_converted(value, conversion, spec):
    if conversion == "s":
        value = str(value)
    elif conversion == "r":
        value = repr(value)
    else:
        value = ascii(value)
    return format(value, spec)


def build_interpolation(value, expression, conversion, spec):
    from string.templatelib import Interpolation

    return Interpolation(value, expression, conversion, spec)


def build_template(strings, interpolations):
    from string.templatelib import Template

    parts = []
    for at in range(len(interpolations)):
        parts.append(strings[at])
        parts.append(interpolations[at])
    parts.append(strings[-1])
    return Template(*parts)
