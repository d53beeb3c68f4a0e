# Text and bytes where a script's __str__, __repr__, __format__, __index__, __iter__, __bytes__ … has to run.


def text_type(own):
    if isinstance(own, str):
        return str
    return bytearray if isinstance(own, bytearray) else bytes


def byte_needle(own, sub):
    if isinstance(own, str) or isinstance(sub, (bytes, bytearray, memoryview)) or not hasattr(type(sub), '__index__'):
        return sub
    return index_of(sub)


def bound_or_none(value):
    if value is None or isinstance(value, int):
        return value
    if not hasattr(type(value), '__index__'):
        raise TypeError('slice indices must be integers or None or have an __index__ method')
    return index_of(value)


def slice_bounds(key):
    if isinstance(key, slice):
        return slice(bound_or_none(key.start), bound_or_none(key.stop), bound_or_none(key.step))
    return index_of(key)


def text_find(own, sub, start=None, end=None, /):
    return text_type(own).find(own, byte_needle(own, sub), bound_or_none(start), bound_or_none(end))


def text_rfind(own, sub, start=None, end=None, /):
    return text_type(own).rfind(own, byte_needle(own, sub), bound_or_none(start), bound_or_none(end))


def text_index(own, sub, start=None, end=None, /):
    return text_type(own).index(own, byte_needle(own, sub), bound_or_none(start), bound_or_none(end))


def text_rindex(own, sub, start=None, end=None, /):
    return text_type(own).rindex(own, byte_needle(own, sub), bound_or_none(start), bound_or_none(end))


def text_count(own, sub, start=None, end=None, /):
    return text_type(own).count(own, byte_needle(own, sub), bound_or_none(start), bound_or_none(end))


def text_startswith(own, prefix, start=None, end=None, /):
    return text_type(own).startswith(own, prefix, bound_or_none(start), bound_or_none(end))


def text_endswith(own, suffix, start=None, end=None, /):
    return text_type(own).endswith(own, suffix, bound_or_none(start), bound_or_none(end))


def text_split(own, /, sep=None, maxsplit=-1):
    return text_type(own).split(own, sep, index_of(maxsplit))


def text_rsplit(own, /, sep=None, maxsplit=-1):
    return text_type(own).rsplit(own, sep, index_of(maxsplit))


def text_splitlines(own, /, keepends=False):
    return text_type(own).splitlines(own, True if keepends else False)


def text_replace(own, old, new, /, count=-1):
    return text_type(own).replace(own, old, new, index_of(count))


def text_center(own, width, fillchar=missing, /):
    if fillchar is missing:
        return text_type(own).center(own, index_of(width))
    return text_type(own).center(own, index_of(width), fillchar)


def text_ljust(own, width, fillchar=missing, /):
    if fillchar is missing:
        return text_type(own).ljust(own, index_of(width))
    return text_type(own).ljust(own, index_of(width), fillchar)


def text_rjust(own, width, fillchar=missing, /):
    if fillchar is missing:
        return text_type(own).rjust(own, index_of(width))
    return text_type(own).rjust(own, index_of(width), fillchar)


def text_zfill(own, width, /):
    return text_type(own).zfill(own, index_of(width))


def text_expandtabs(own, /, tabsize=8):
    return text_type(own).expandtabs(own, index_of(tabsize))


def text_multiply(own, value, /):
    return text_type(own).__mul__(own, index_of(value))


def str_getitem(own, key, /):
    return str.__getitem__(own, slice_bounds(key))


def str_join(own, iterable, /):
    return str.join(own, list(iterable))


def str_of(object):
    kind = type(object)
    result = _find_special(object, '__str__')(object)
    if not isinstance(result, str):
        raise TypeError(f'__str__ returned non-string (type {type(result).__name__})')
    return result


def str_call(object='', encoding=missing, errors=missing):
    if encoding is missing and errors is missing:
        return str_of(object)
    return bytes_decode(object if isinstance(object, bytes) else bytes(object),
                        'utf-8' if encoding is missing else encoding,
                        'strict' if errors is missing else errors)


def str_new(cls, object='', encoding=missing, errors=missing):
    return str.__new__(cls, str_call(object, encoding, errors))


def builtin_repr(obj, /):
    result = _find_special(obj, '__repr__')(obj)
    if not isinstance(result, str):
        raise TypeError(f'__repr__ returned non-string (type {type(result).__name__})')
    return result


def builtin_ascii(obj, /):
    return _escape_repr(builtin_repr(obj))


def builtin_format(value, format_spec='', /):
    result = _find_special(value, '__format__')(value, format_spec)
    if not isinstance(result, str):
        raise TypeError(f'__format__ must return a str, not {type(result).__name__}')
    return result


def str_format(template, /, *args, **kwargs):
    return format_by_plan(_format_plan(template), args, kwargs)


def str_format_map(template, mapping, /):
    return format_by_plan(_format_plan(template), None, mapping)


def format_by_plan(plan, args, kwargs):
    parts = []
    for literal, field in plan:
        parts.append(literal)
        if field is not None:
            parts.append(format_field(field, args, kwargs))
    return ''.join(parts)


def format_field(field, args, kwargs):
    first, steps, conversion, spec = field
    if type(first) is str:
        value = kwargs[first]
    elif args is None:
        raise ValueError('Format string contains positional fields')
    elif first < len(args):
        value = args[first]
    else:
        raise IndexError(f'Replacement index {first} out of range for positional args tuple')
    for is_attribute, key in steps:
        value = getattr(value, key) if is_attribute else value[key]
    if conversion is not None:
        if conversion == 's':
            value = str(value)
        elif conversion == 'r':
            value = repr(value)
        elif conversion == 'a':
            value = ascii(value)
        else:
            raise ValueError(conversion)
    if type(spec) is not str:
        spec = format_by_plan(spec, args, kwargs)
    return format(value, spec)


def percent_argument(letter, value, is_bytes):
    if letter == 's' and not is_bytes:
        return str(value)
    if letter == 's' or letter == 'b':
        if isinstance(value, (bytes, bytearray, memoryview)):
            return value
        return bytes(value) if hasattr(type(value), '__bytes__') else value
    if letter == 'r' or letter == 'a':
        return repr(value)
    return percent_number(letter, value)


def percent_number(letter, value):
    kind = type(value)
    if isinstance(value, (int, str, bytes, bytearray)):
        return value
    if letter in 'diuoxX':
        try:
            if letter in 'diu' and _find_special(value, '__int__') is not None:
                return int_of(value)
            if _find_special(value, '__index__') is not None:
                return index_of(value)
        except TypeError as error:
            if '__in' in str(error):
                raise
        what = 'an integer' if letter in 'oxX' else 'a real number'
        raise TypeError(f'%{letter} format: {what} is required, not {kind.__name__}')
    if letter == 'c':
        return index_of(value) if _find_special(value, '__index__') is not None else value
    if letter in 'eEfFgG' and not isinstance(value, float):
        return float_of(value)
    return value


def percent_take(state):
    items = state[0]
    if state[1] >= len(items):
        raise TypeError('not enough arguments for format string')
    state[1] += 1
    return items[state[1] - 1]


def percent_format(template, arguments, is_bytes):
    is_mapping = not isinstance(arguments, (tuple, str)) and hasattr(type(arguments), '__getitem__')
    state = [arguments if isinstance(arguments, tuple) else (arguments,), 0]
    taken = []
    for key, stars, letter in _percent_plan(template):
        if key is not None:
            if not is_mapping:
                raise TypeError('format requires a mapping')
            state[0] = (arguments[key],)
            state[1] = 0
        while stars:
            taken.append(percent_take(state))
            stars -= 1
        taken.append(percent_argument(letter, percent_take(state), is_bytes))
    if state[1] < len(state[0]) and not is_mapping:
        kind = 'bytes' if is_bytes else 'string'
        raise TypeError(f'not all arguments converted during {kind} formatting')
    return _percent_apply(template, taken)


def str_percent(template, value, /):
    return percent_format(template, value, False)


def bytes_percent(template, value, /):
    return percent_format(template, value, True)


def str_translate(own, table, /):
    parts = []
    for character in own:
        try:
            found = table[ord(character)]
        except LookupError:
            parts.append(character)
            continue
        if found is None:
            continue
        if isinstance(found, str):
            parts.append(found)
        elif isinstance(found, int):
            if not 0 <= found < 0x110000:
                raise ValueError('character mapping must be in range(0x110000)')
            parts.append(chr(found))
        else:
            raise TypeError('character mapping must return integer, None or str')
    return ''.join(parts)


def str_maketrans(x, y=missing, z=missing, /):
    table = {}
    for key, value in x.items():
        if isinstance(key, str):
            if len(key) != 1:
                raise ValueError('string keys in translatetable must be of length 1')
            key = ord(key)
        elif not isinstance(key, int):
            raise TypeError('keys in translate table mustbe strings or integers')
        table[key] = value
    return table


def error_handler(name):
    handlers = _codec_registry()[2]
    if name not in handlers:
        raise LookupError(f"unknown error handler name '{name}'")
    return handlers[name]


def handled(handler, problem, length, of_text):
    answer = handler(problem)
    if type(answer) is not tuple or len(answer) != 2 or not isinstance(answer[1], int):
        what = '(str/bytes, int)' if of_text else '(str, int)'
        raise TypeError(f"{'encoding' if of_text else 'decoding'} error handler must return {what} tuple")
    replacement, position = answer
    if not isinstance(replacement, (str, bytes) if of_text else str):
        what = '(str/bytes, int)' if of_text else '(str, int)'
        raise TypeError(f"{'encoding' if of_text else 'decoding'} error handler must return {what} tuple")
    if position < 0:
        position += length
    if not 0 <= position <= length:
        raise IndexError(f'position {answer[1]} from error handler out of bounds')
    return replacement, position


def str_encode(text, /, encoding=missing, errors=missing):
    encoding = 'utf-8' if encoding is missing else encoding
    errors = None if errors is missing else errors
    run = _encode_run(text, encoding, 0)
    if run is None:
        import _codecs
        result = _codecs._encode_by(_codecs._lookup_text(encoding, 'codecs.encode'), text, encoding, errors)
        if not isinstance(result, (bytes, bytearray)):
            raise TypeError(f"'{encoding}' encoder returned '{type(result).__name__}' instead of 'bytes'; "
                            "use codecs.encode() to encode to arbitrary types")
        return result
    handler = error_handler(errors or 'strict')
    parts = []
    while True:
        parts.append(run[0])
        if run[1] is None:
            return b''.join(parts)
        replacement, position = handled(handler, run[1], len(text), True)
        if isinstance(replacement, str):
            replacement = encode_replacement(replacement, encoding, run[1])
        parts.append(replacement)
        run = _encode_run(text, encoding, position)


def encode_replacement(replacement, encoding, problem):
    run = _encode_run(replacement, encoding, 0)
    if run[1] is not None:
        raise problem
    return run[0]


def bytes_decode(data, /, encoding=missing, errors=missing):
    encoding = 'utf-8' if encoding is missing else encoding
    errors = None if errors is missing else errors
    run = _decode_run(data, encoding, 0)
    if run is None:
        import _codecs
        result = _codecs._decode_by(_codecs._lookup_text(encoding, 'codecs.decode'), data, encoding, errors)
        if not isinstance(result, str):
            raise TypeError(f"'{encoding}' decoder returned '{type(result).__name__}' instead of 'str'; "
                            "use codecs.decode() to decode to arbitrary types")
        return result
    handler = error_handler(errors or 'strict')
    parts = []
    while True:
        parts.append(run[0])
        if run[1] is None:
            return ''.join(parts)
        replacement, position = handled(handler, run[1], len(data), False)
        parts.append(replacement)
        run = _decode_run(data, encoding, position)


# -- bytes and bytearrays


def bytes_of(source, name):
    kind = type(source)
    if name == 'bytes' and _find_special(source, '__bytes__') is not None:
        result = _find_special(source, '__bytes__')(source)
        if not isinstance(result, bytes):
            raise TypeError(f'__bytes__ returned non-bytes (type {type(result).__name__})')
        return result
    if _find_special(source, '__buffer__') is not None:
        return memoryview_of(source).tobytes()
    if _find_special(source, '__index__') is not None:
        return bytes(index_of(source))
    if _find_special(source, '__iter__') is None and _find_special(source, '__getitem__') is None:
        raise TypeError(f"cannot convert '{kind.__name__}' object to {name}")
    result = bytearray()
    for item in source:
        number = index_of(item)
        if not 0 <= number < 256:
            raise ValueError('bytes must be in range(0, 256)' if name == 'bytes' else 'byte must be in range(0, 256)')
        result.append(number)
    return result


def bytes_call(source=missing, encoding=missing, errors=missing):
    if encoding is missing and errors is missing:
        result = bytes_of(source, 'bytes')
        return result if isinstance(result, bytes) else bytes(result)
    return str_encode(source, encoding, errors)


def bytes_new(cls, source=missing, encoding=missing, errors=missing):
    return bytes.__new__(cls, bytes_call(source, encoding, errors))


def bytes_contains(own, key, /):
    return text_type(own).__contains__(own, index_of(key))


def bytes_getitem(own, key, /):
    return text_type(own).__getitem__(own, slice_bounds(key))


def bytes_join(own, iterable_of_bytes, /):
    return text_type(own).join(own, list(iterable_of_bytes))


def bytes_hex(own, /, sep=missing, bytes_per_sep=1):
    if sep is missing:
        return text_type(own).hex(own)
    if isinstance(own, bytes):
        return bytes.hex(own, plain_separator(sep), index_of(bytes_per_sep))
    with memoryview(own):
        sep, bytes_per_sep = plain_separator(sep), index_of(bytes_per_sep)
    return bytearray.hex(own, sep, bytes_per_sep)


def plain_separator(sep):
    # one of a derived class, whose length a script tells
    if type(sep) is str or type(sep) is bytes or not isinstance(sep, (str, bytes)):
        return sep
    if len(sep) != 1:
        raise ValueError('sep must be length 1.')
    return str.__str__(sep) if isinstance(sep, str) else bytes.__getitem__(sep, slice(None))


def bytes_fromhex(cls, string, /):
    return cls(bytes.fromhex(string))


def bytearray_call(source=missing, encoding=missing, errors=missing):
    made = bytearray.__new__(bytearray)
    bytearray_init(made, source, encoding, errors)
    return made


def bytearray_init(own, source=missing, encoding=missing, errors=missing):
    if encoding is missing and errors is missing:
        content = bytes_of(source, 'bytearray')
    else:
        content = str_encode(source, encoding, errors)
    bytearray.__init__(own, content)


def bytearray_setitem(own, key, value, /):
    if isinstance(key, slice):
        if not isinstance(value, (bytes, bytearray, memoryview)):
            value = bytes_of(value, 'bytearray')
        bytearray.__setitem__(own, slice_bounds(key), value)
    else:
        bytearray.__setitem__(own, index_of(key), index_of(value))


def bytearray_delitem(own, key, /):
    bytearray.__delitem__(own, slice_bounds(key))


def bytearray_imul(own, value, /):
    return bytearray.__imul__(own, index_of(value))


def bytearray_append(own, item, /):
    bytearray.append(own, index_of(item))


def bytearray_insert(own, index, item, /):
    bytearray.insert(own, index_of(index), index_of(item))


def bytearray_extend(own, iterable_of_ints, /):
    kind = type(iterable_of_ints)
    ways = ('__iter__', '__getitem__', '__buffer__')
    if all([_find_special(iterable_of_ints, way) is None for way in ways]):
        raise TypeError(f"can't extend bytearray with {kind.__name__}")
    expect_length(iterable_of_ints)
    bytearray.extend(own, bytes_of(iterable_of_ints, 'bytearray'))


def bytearray_pop(own, index=-1, /):
    return bytearray.pop(own, index_of(index))


def bytearray_remove(own, value, /):
    bytearray.remove(own, index_of(value))


def bytearray_resize(own, size, /):
    bytearray.resize(own, index_of(size))


def bytearray_reduce(own, /):
    return type(own), (own.decode('latin-1'), 'latin-1'), own.__getstate__()


def bytearray_reduce_ex(own, proto=0, /):
    if proto < 3:
        return bytearray_reduce(own)
    return type(own), (bytes(own),), own.__getstate__()


# -- memoryviews


def memoryview_of(source):
    result = _find_special(source, '__buffer__')(source, 0)
    if not isinstance(result, memoryview):
        raise TypeError('__buffer__ returned non-memoryview object')
    return result


def memoryview_new(cls, object):
    return memoryview_of(object)


def memoryview_key(key):
    if isinstance(key, tuple):
        return tuple([part if isinstance(part, slice) else index_of(part) for part in key])
    return slice_bounds(key)


def memoryview_getitem(own, key, /):
    return memoryview.__getitem__(own, memoryview_key(key))


def memoryview_setitem(own, key, value, /):
    if own.format in ('f', 'd', 'e') and not isinstance(key, slice):
        value = float_of(value)
    elif own.format == '?':
        value = True if value else False
    elif hasattr(type(value), '__index__'):
        value = index_of(value)
    memoryview.__setitem__(own, memoryview_key(key), value)


def memoryview_cast(own, /, format=missing, shape=missing):
    if shape is missing:
        return memoryview.cast(own, format)
    return memoryview.cast(own, format, [index_of(length) for length in shape])


def memoryview_hex(own, /, sep=missing, bytes_per_sep=1):
    _view_hold(own, True)
    try:
        sep, bytes_per_sep = plain_separator(sep), index_of(bytes_per_sep)
    finally:
        _view_hold(own, False)
    return memoryview.hex(own, sep, bytes_per_sep)


def memoryview_hash(self):
    _view_hold(self, True)
    try:
        hash(self.obj)
    finally:
        _view_hold(self, False)
    return _view_hash(self)


def memoryview_index(own, value, start=0, stop=missing, /):
    items = own.tolist()
    first = index_of(start)
    last = len(items) if stop is missing else index_of(stop)
    for at in range(*slice(first, last).indices(len(items))):
        if items[at] == value:
            return at
    raise ValueError('memoryview.index(x): x not found')


def memoryview_count(own, value, /):
    total = 0
    for item in own.tolist():
        if item is value or item == value:
            total += 1
    return total


def format_plainly(self, format_spec):
    # without a format a subclass is what its own `__str__` says
    return str(self)
