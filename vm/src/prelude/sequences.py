# Lists, tuples, ranges, slices and the builtin functions on iterables where a script's __iter__, __eq__, __lt__,
# __hash__, __index__, __len__ or __repr__ has to run. The Rust halves finish alone when they meet only builtin
# values. _size and _item look past methods that a subclass has overridden; sizes are asked anew after every call
# of a script, which may have changed the list.


def index_number(value):
    return index_of(value)


def plain_bound(value):
    if value is None or isinstance(value, int):
        return value
    if _special(value, "__index__") is None:
        raise TypeError("slice indices must be integers or None or have an __index__ method")
    return index_number(value)


def plain_key(key):
    if type(key) is slice:
        step = plain_bound(key.step)
        start = plain_bound(key.start)
        return slice(start, plain_bound(key.stop), step)
    return index_number(key)


def search_bound(value):
    if value is None or not isinstance(value, int) and _special(value, "__index__") is None:
        raise TypeError("slice indices must be integers or have an __index__ method")
    return index_number(value)


def plus(one, two):
    return one + two


def is_same(one, two):
    return True if one is two or one == two else False


# -- building


def expect_length(source):
    # the reference asks how long an iterable may be and lets errors of the answer through
    if _special(source, "__len__") is not None:
        try:
            return len_of(source)
        except TypeError:
            pass
    return length_hint_of(source)


def length_hint_of(source):
    method = _special(source, "__length_hint__")
    if method is None:
        return 0
    try:
        hint = method()
    except TypeError:
        return 0
    if hint is NotImplemented:
        return 0
    if not isinstance(hint, int):
        raise TypeError(f"__length_hint__ must be an integer, not {type(hint).__name__}")
    if hint < 0:
        raise ValueError("__length_hint__() should return >= 0")
    return hint


def collected_items(iterable):
    if not _may_tell_length(iterable):
        return [item for item in iterable]
    iterator = iter(iterable)
    expect_length(iterable)
    return [item for item in iterator]


def list_call(iterable=()):
    return collected_items(iterable)


def list_init(self, iterable=()):
    _list_take(self)
    list_extend_by(self, iterable)


def list_extend_by(self, iterable):
    iterator = iterable
    if _may_tell_length(iterable):
        iterator = iter(iterable)
        expect_length(iterable)
    for item in iterator:
        _list_push(self, item)


def list_iadd(self, iterable):
    list_extend_by(self, iterable)
    return self


def tuple_call(iterable=()):
    return _tuple_make(tuple, collected_items(iterable))


def tuple_new(cls, iterable=()):
    return _tuple_make(cls, collected_items(iterable))


# -- searching and comparing


def sequence_difference(one, two):
    at = 0
    while at < _size(one) and at < _size(two):
        left = _item(one, at)
        right = _item(two, at)
        if left is not right and not left == right:
            return at
        at += 1
    return -1


def sequence_eq(self, other):
    if _size(self) != _size(other):
        return False
    return sequence_difference(self, other) < 0 and _size(self) == _size(other)


def sequence_ne(self, other):
    return not sequence_eq(self, other)


def sequence_lt(self, other):
    at = sequence_difference(self, other)
    if at < 0 or at >= _size(self) or at >= _size(other):
        return _size(self) < _size(other)
    return _item(self, at) < _item(other, at)


def sequence_le(self, other):
    at = sequence_difference(self, other)
    if at < 0 or at >= _size(self) or at >= _size(other):
        return _size(self) <= _size(other)
    return _item(self, at) <= _item(other, at)


def sequence_gt(self, other):
    at = sequence_difference(self, other)
    if at < 0 or at >= _size(self) or at >= _size(other):
        return _size(self) > _size(other)
    return _item(self, at) > _item(other, at)


def sequence_ge(self, other):
    at = sequence_difference(self, other)
    if at < 0 or at >= _size(self) or at >= _size(other):
        return _size(self) >= _size(other)
    return _item(self, at) >= _item(other, at)


def sequence_find(self, wanted, start, stop):
    at = start
    while at < stop and at < _size(self):
        item = _item(self, at)
        if item is wanted or item == wanted:
            return at
        at += 1
    return -1


def sequence_contains(self, wanted):
    return sequence_find(self, wanted, 0, _size(self) + 1152921504606846975) >= 0


def sequence_count(self, wanted):
    total = 0
    at = sequence_find(self, wanted, 0, 1152921504606846975)
    while at >= 0:
        total += 1
        at = sequence_find(self, wanted, at + 1, 1152921504606846975)
    return total


def sequence_index(self, wanted, start, stop):
    start = search_bound(start)
    stop = search_bound(stop)
    if start < 0:
        start = max(start + _size(self), 0)
    if stop < 0:
        stop = max(stop + _size(self), 0)
    return sequence_find(self, wanted, start, stop)


def list_index(self, value, start=0, stop=1152921504606846975):
    at = sequence_index(self, value, start, stop)
    if at < 0:
        raise ValueError("list.index(x): x not in list")
    return at


def tuple_index(self, value, start=0, stop=1152921504606846975):
    at = sequence_index(self, value, start, stop)
    if at < 0:
        raise ValueError("tuple.index(x): x not in tuple")
    return at


def tuple_hash(self):
    return _hash_combine([hash(item) for item in _repr_items(self)])


def sequence_mul(self, count):
    if isinstance(self, list):
        return list.__mul__(self, index_number(count))
    return tuple.__mul__(self, index_number(count))


def tuple_getitem(self, key):
    return tuple.__getitem__(self, plain_key(key))


# -- changing lists


def list_getitem(self, index):
    return list.__getitem__(self, plain_key(index))


def list_setitem(self, key, value):
    key = plain_key(key)
    if type(key) is slice:
        value = assigned_items(value)
    list.__setitem__(self, key, value)


def assigned_items(value):
    try:
        iterator = iter(value)
    except TypeError:
        raise TypeError("must assign iterable to extended slice") from None
    return [item for item in iterator]


def list_delitem(self, key):
    list.__delitem__(self, plain_key(key))


def list_imul(self, count):
    return list.__imul__(self, index_number(count))


def list_insert(self, index, object):
    list.insert(self, index_number(index), object)


def list_pop(self, index=-1):
    return list.pop(self, index_number(index))


def list_remove(self, value):
    at = sequence_find(self, value, 0, 1152921504606846975)
    if at < 0:
        raise ValueError("list.remove(x): x not in list")
    list.__delitem__(self, slice(at, at + 1))


# -- sorting


def list_sort(self, key=None, reverse=False):
    reverse = True if reverse else False
    items = _list_take(self)
    changed = False
    try:
        if key is None:
            _sort_items(items, items, reverse)
        else:
            _sort_items(sort_keys(key, items), items, reverse)
    finally:
        changed = _list_restore(self, items)
    if changed:
        raise ValueError("list modified during sort")


def sort_keys(key, items):
    keys = _leaf_keys(key, items)
    done = _size(keys)
    if not done:
        return [key(item) for item in items]
    if done < _size(items):
        for item in items[done:]:
            _list_push(keys, key(item))
    return keys


def sorted_of(iterable, key=None, reverse=False):
    items = [*iterable] if type(iterable) is list or type(iterable) is tuple else collected_items(iterable)
    reverse = True if reverse else False
    if key is None:
        _sort_items(items, items, reverse)
    else:
        _sort_items(sort_keys(key, items), items, reverse)
    return items


# -- text


def container_text(container):
    if _repr_enter(container):
        return _repr_marker(container)
    try:
        opening, closing, empty = _repr_brackets(container)
        if isinstance(container, list):
            parts = list_parts(container)
        elif isinstance(container, dict):
            parts = dict_parts(container)
        else:
            parts = [repr(item) for item in _repr_items(container)]
        if not parts:
            return empty
        if isinstance(container, tuple) and len(parts) == 1:
            closing = ",)"
        return f"{opening}{', '.join(parts)}{closing}"
    finally:
        _repr_leave(container)


def list_parts(container):
    parts = []
    while len(parts) < _size(container):
        parts.append(repr(_item(container, len(parts))))
    return parts


def dict_parts(container):
    parts = []
    number = 0
    while number < _dict_slots(container):
        entry = _dict_entry(container, number)
        number += 1
        if entry is not None:
            parts.append(f"{entry[1]!r}: {entry[2]!r}")
    return parts


def list_repr(self):
    return container_text(self)


def tuple_repr(self):
    return container_text(self)


# -- ranges and slices


def range_call(*arguments):
    return range(*[index_number(argument) for argument in arguments])


def range_new(cls, *arguments):
    return range(*[index_number(argument) for argument in arguments])


def range_getitem(self, key):
    return range.__getitem__(self, plain_key(key))


def range_contains(self, value):
    for number in self:
        if number == value:
            return True
    return False


def range_count(self, value):
    total = 0
    for number in self:
        if number == value:
            total += 1
    return total


def range_index(self, value):
    at = 0
    for number in self:
        if number == value:
            return at
        at += 1
    raise ValueError("sequence.index(x): x not in sequence")


def slice_parts(self):
    return self.start, self.stop, self.step


def slice_repr(self):
    return f"slice({self.start!r}, {self.stop!r}, {self.step!r})"


def slice_hash(self):
    return hash(slice_parts(self))


def slice_eq(self, other):
    return slice_parts(self) == slice_parts(other)


def slice_ne(self, other):
    return slice_parts(self) != slice_parts(other)


def slice_lt(self, other):
    return slice_parts(self) < slice_parts(other)


def slice_le(self, other):
    return slice_parts(self) <= slice_parts(other)


def slice_gt(self, other):
    return slice_parts(self) > slice_parts(other)


def slice_ge(self, other):
    return slice_parts(self) >= slice_parts(other)


def slice_indices(self, length):
    length = index_number(length)
    if length < 0:
        raise ValueError("length should not be negative")
    return plain_key(self).indices(length)


# -- iterators


def enumerate_new(cls, iterable, start=0):
    start = index_number(start)
    return _enumerate_make(cls, iter(iterable), start)


def zip_new(cls, *iterables, **options):
    strict = True if options.get("strict") else False
    return _zip_make(cls, [iter(iterable) for iterable in iterables], strict)


def map_new(cls, function, *iterables, **options):
    strict = True if options.get("strict") else False
    return _map_make(cls, function, [iter(iterable) for iterable in iterables], strict)


def filter_new(cls, function, iterable):
    return _filter_make(cls, function, iter(iterable))


def map_steps(function, iterator):
    for item in iterator:
        try:
            result = function(item)
        except StopIteration:
            return
        yield result


def filter_steps(function, iterator):
    for item in iterator:
        try:
            if not (item if function is None else function(item)):
                continue
        except StopIteration:
            return
        yield item


def filterfalse_steps(function, iterator, own):
    for item in iterator:
        try:
            if function(item):
                continue
        except StopIteration:
            return
        yield item


def starmap_steps(function, iterator, own):
    for arguments in iterator:
        try:
            if type(arguments) is not tuple:
                arguments = tuple(arguments)
            result = function(*arguments)
        except StopIteration:
            return
        yield result


def takewhile_steps(function, iterator, own):
    if _machine_flag(own):
        return
    for item in iterator:
        try:
            taken = True if function(item) else False
        except StopIteration:
            return
        if not taken:
            _machine_flag(own, 1)
            return
        yield item
        if _machine_flag(own):
            # somebody else has come to the end
            return


def reversed_hint(self):
    sequence, index = _indexing_state(self)
    if sequence is None:
        return 0
    return index + 1 if len(sequence) >= index + 1 else 0


def indexing_hint(self):
    sequence, index = _indexing_state(self)
    if sequence is None:
        return 0
    if _special(sequence, "__len__") is None:
        return NotImplemented
    return max(len(sequence) - index, 0)


# -- builtin functions


def len_of(container):
    method = _special(container, "__len__")
    if method is None:
        raise TypeError(f"object of type '{type(container).__name__}' has no len()")
    return checked_length(method())


def checked_length(answer):
    length = index_number(answer)
    if length < 0:
        raise ValueError("__len__() should return >= 0")
    if length > 9223372036854775807:
        raise OverflowError("cannot fit 'int' into an index-sized integer")
    return int(length)


def sum_of(iterable, start=0):
    running = _sum_start(start)
    for item in iterable:
        if not _sum_step(running, item):
            _sum_set(running, _sum_value(running) + item)
    return _sum_value(running)


def min_of(*arguments, **options):
    items = arguments[0] if len(arguments) == 1 else arguments
    key = options.get("key")
    best = best_key = None
    found = False
    for item in items:
        item_key = item if key is None else key(item)
        if not found or item_key < best_key:
            best = item
            best_key = item_key
            found = True
    if found:
        return best
    if "default" in options:
        return options["default"]
    raise ValueError("min() iterable argument is empty")


def max_of(*arguments, **options):
    items = arguments[0] if len(arguments) == 1 else arguments
    key = options.get("key")
    best = best_key = None
    found = False
    for item in items:
        item_key = item if key is None else key(item)
        if not found or item_key > best_key:
            best = item
            best_key = item_key
            found = True
    if found:
        return best
    if "default" in options:
        return options["default"]
    raise ValueError("max() iterable argument is empty")


def any_of(iterable):
    for item in iterable:
        if item:
            return True
    return False


def all_of(iterable):
    for item in iterable:
        if not item:
            return False
    return True
