# Methods of dicts, sets, views and proxies where a script's __hash__, __eq__, __iter__ or __repr__ has to run.
# Probes and the simplest methods are in containers.py.


def dict_call(iterable=(), /, **keywords):
    made = {}
    dict_update(made, iterable, **keywords)
    return made


def dict_repr(self):
    return container_text(self)


def dict_eq(self, other):
    return dict_equal(self, other)


def dict_ne(self, other):
    return not dict_equal(self, other)


def dict_or(self, other):
    made = {}
    dict_update_from(made, self)
    dict_update_from(made, other)
    return made


def dict_ror(self, other):
    return dict_or(other, self)


def dict_ior(self, other):
    dict_update_from(self, other)
    return self


# -- sets


def set_call(iterable=()):
    made = _set_make(set)
    set_update_from(made, iterable)
    return made


def frozenset_call(iterable=()):
    made = _set_make(frozenset)
    set_update_from(made, iterable)
    return made


def frozenset_new(cls, iterable=()):
    made = _set_make(cls)
    set_update_from(made, iterable)
    return made


def set_init(self, iterable=()):
    _set_swap(self, set_call(iterable))


def set_repr(self):
    return container_text(self)


def set_entries(table):
    # what comes and goes meanwhile is met or missed, as in the reference
    number = 0
    while number < _dict_slots(table):
        entry = _dict_entry(table, number)
        number += 1
        if entry is not None:
            yield entry


def as_set(iterable):
    return iterable if isinstance(iterable, (set, frozenset)) else set_call(iterable)


def set_has_all(members, wanted):
    for hash, item, value in set_entries(wanted):
        if table_find(members, item, hash) < 0:
            return False
    return True


def set_eq(self, other):
    return _size(self) == _size(other) and set_has_all(other, self)


def set_ne(self, other):
    return not set_eq(self, other)


def set_le(self, other):
    return _size(self) <= _size(other) and set_has_all(other, self)


def set_lt(self, other):
    return _size(self) < _size(other) and set_has_all(other, self)


def set_ge(self, other):
    return set_le(other, self)


def set_gt(self, other):
    return set_lt(other, self)


def set_take_out(members, hash, item):
    entry = table_find(members, item, hash)
    if entry >= 0:
        _dict_delete(members, entry)
        return True
    return False


def set_remove_all(members, iterable):
    if iterable is members:
        _set_swap(members, _set_make(set))
    elif is_plain_table(iterable):
        for hash, item, value in set_entries(iterable):
            set_take_out(members, hash, item)
    else:
        for item in iterable:
            set_take_out(members, hash_of_member(item), item)


def set_common(self, iterable):
    made = _set_make(frozenset if isinstance(self, frozenset) else set)
    if is_plain_table(iterable):
        if not isinstance(iterable, dict) and _size(iterable) > _size(self):
            self, iterable = iterable, self
        for hash, item, value in set_entries(iterable):
            if table_find(self, item, hash) >= 0:
                set_put(made, hash, item)
    else:
        for item in iterable:
            hash = hash_of_member(item)
            if table_find(self, item, hash) >= 0:
                set_put(made, hash, item)
    return made


def set_toggle(members, iterable):
    if iterable is members:
        _set_swap(members, _set_make(set))
        return
    for hash, item, value in set_entries(as_set(iterable)):
        if not set_take_out(members, hash, item):
            set_put(members, hash, item)


def set_union(self, *others):
    made = _set_copy(self)
    for other in others:
        set_update_from(made, other)
    return made


def set_difference(self, *others):
    made = _set_copy(self)
    for other in others:
        set_remove_all(made, other)
    return made


def set_difference_update(self, *others):
    for other in others:
        set_remove_all(self, other)


def set_intersection(self, *others):
    made = _set_copy(self)
    for other in others:
        made = set_common(made, other)
    return made


def set_intersection_update(self, *others):
    _set_swap(self, set_intersection(self, *others))


def set_symmetric_difference(self, other):
    made = _set_copy(self)
    set_toggle(made, other)
    return made


def set_symmetric_update(self, other):
    set_toggle(self, other)


def set_isdisjoint(self, other):
    if is_plain_table(other):
        for hash, item, value in set_entries(other):
            if table_find(self, item, hash) >= 0:
                return False
    else:
        for item in other:
            if table_find(self, item, hash_of_member(item)) >= 0:
                return False
    return True


def set_issubset(self, other):
    return set_le(self, as_set(other))


def set_issuperset(self, other):
    if isinstance(other, (set, frozenset)):
        return set_le(other, self)
    for item in other:
        if table_find(self, item, hash_of_member(item)) < 0:
            return False
    return True


def set_or(self, other):
    return set_union(self, other)


def set_ror(self, other):
    return set_union(other, self)


def set_and(self, other):
    return set_intersection(self, other)


def set_rand(self, other):
    return set_intersection(other, self)


def set_sub(self, other):
    return set_difference(self, other)


def set_rsub(self, other):
    return set_difference(other, self)


def set_xor(self, other):
    return set_symmetric_difference(self, other)


def set_rxor(self, other):
    return set_symmetric_difference(other, self)


def set_ior(self, other):
    set_update_from(self, other)
    return self


def set_iand(self, other):
    set_intersection_update(self, other)
    return self


def set_isub(self, other):
    set_remove_all(self, other)
    return self


def set_ixor(self, other):
    set_toggle(self, other)
    return self


# -- views of dicts


def view_repr(self):
    return container_text(self)


def view_contains(self, item):
    dictionary, has_values = _view_parts(self)
    if not has_values:
        return table_find(dictionary, item, hash_of_key(item)) >= 0
    if not isinstance(item, tuple) or _size(item) != 2:
        return False
    key = _item(item, 0)
    entry = table_find(dictionary, key, hash_of_key(key))
    if entry < 0:
        return False
    value = _dict_value(dictionary, entry)
    wanted = _item(item, 1)
    return True if value is wanted or value == wanted else False


def view_has_all(self, wanted):
    for item in wanted:
        if item not in self:
            return False
    return True


def view_eq(self, other):
    return len(self) == len(other) and view_has_all(other, self)


def view_ne(self, other):
    return not view_eq(self, other)


def view_lt(self, other):
    return len(self) < len(other) and view_has_all(other, self)


def view_le(self, other):
    return len(self) <= len(other) and view_has_all(other, self)


def view_gt(self, other):
    return len(self) > len(other) and view_has_all(self, other)


def view_ge(self, other):
    return len(self) >= len(other) and view_has_all(self, other)


def view_or(self, other):
    made = set_call(self)
    set_update_from(made, other)
    return made


def view_ror(self, other):
    return view_or(other, self)


def view_and(self, other):
    made = _set_make(set)
    for item in other:
        if item in self:
            set_put(made, hash_of_member(item), item)
    return made


def view_sub(self, other):
    made = set_call(self)
    set_remove_all(made, other)
    return made


def view_rsub(self, other):
    return view_sub(other, self)


def view_xor(self, other):
    made = set_call(self)
    set_toggle(made, other)
    return made


def view_rxor(self, other):
    return view_xor(other, self)


def view_isdisjoint(self, other):
    for item in other:
        if item in self:
            return False
    return True


# -- proxies of mappings


def unwrapped(mapping):
    return _proxy_mapping(mapping)


def proxy_hash(self):
    return hash(unwrapped(self))


def proxy_get(self, key, default=None):
    return unwrapped(self).get(key, default)


def proxy_keys(self):
    return unwrapped(self).keys()


def proxy_values(self):
    return unwrapped(self).values()


def proxy_items(self):
    return unwrapped(self).items()


def proxy_copy(self):
    return unwrapped(self).copy()
