# Numbers where a script's __index__, __int__, __float__, __complex__, __abs__, __round__ … has to run.


def index_of(value):
    if isinstance(value, int):
        return value
    kind = type(value)
    if _find_special(value, '__index__') is None:
        raise TypeError(f"'{kind.__name__}' object cannot be interpreted as an integer")
    result = _find_special(value, '__index__')(value)
    if not isinstance(result, int):
        raise TypeError(f'__index__ returned non-int (type {type(result).__name__})')
    if type(result) is not int:
        warn_of_subclass('__index__', result, 'int')
    return result


def warn_of_subclass(method, result, wanted):
    import warnings
    warnings.warn(f'{method} returned non-{wanted} (type {type(result).__name__}).  The ability to return an instance of '
                  f'a strict subclass of {wanted} is deprecated, and may be removed in a future version of Python.',
                  DeprecationWarning)


def bool_invert(self):
    import warnings
    warnings.warn("Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the "
                  'bitwise inversion of the underlying int object and is usually not what you expect from negating a '
                  "bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise "
                  'inversion of the underlying int.', DeprecationWarning)
    return int.__invert__(self)


def index_or_none(value):
    return None if value is None else index_of(value)


def int_of(source):
    kind = type(source)
    if _find_special(source, '__int__') is not None:
        result = _find_special(source, '__int__')(source)
        if not isinstance(result, int):
            raise TypeError(f'__int__ returned non-int (type {type(result).__name__})')
        if type(result) is not int:
            warn_of_subclass('__int__', result, 'int')
        return int.__int__(result)
    if _find_special(source, '__index__') is not None:
        return int.__int__(index_of(source))
    if _find_special(source, '__buffer__') is not None:
        return int(bytes(source))
    raise TypeError("int() argument must be a string, a bytes-like object or a real number, "
                    f"not '{kind.__name__}'")


def int_call(x=0, /, base=missing):
    if base is missing:
        return int_of(x)
    return int(x, index_of(base))


def int_new(cls, x=0, /, base=missing):
    return int.__new__(cls, int_call(x) if base is missing else int(x, index_of(base)))


def truth_by_length(container):
    return len(container) > 0


def bool_call(object=False, /):
    return True if object else False


def bool_new(cls, object=False, /):
    return True if object else False


def int_round(number, ndigits=None, /):
    return int.__round__(number, index_or_none(ndigits))


def int_to_bytes(number, /, length=1, byteorder=missing, signed=False):
    if byteorder is missing:
        byteorder = 'big'
    return int.to_bytes(number, index_of(length), byteorder, signed=True if signed else False)


def int_from_bytes(cls, /, bytes=missing, byteorder=missing, signed=False):
    if bytes is missing:
        raise TypeError("from_bytes() missing required argument 'bytes' (pos 1)")
    if byteorder is missing:
        byteorder = 'big'
    kind = type(bytes)
    if _find_special(bytes, '__bytes__') is None and (isinstance(bytes, (int, str)) or _find_special(bytes, '__iter__') is None
                                           and _find_special(bytes, '__buffer__') is None):
        raise TypeError(f"cannot convert '{kind.__name__}' object to bytes")
    value = int.from_bytes(bytes_call(bytes), byteorder, signed=True if signed else False)
    return value if cls is int else cls(value)


def float_of(source):
    kind = type(source)
    if _find_special(source, '__float__') is not None:
        result = _find_special(source, '__float__')(source)
        if not isinstance(result, float):
            raise TypeError(f'{kind.__name__}.__float__ returned non-float (type {type(result).__name__})')
        if type(result) is not float:
            warn_of_subclass(f'{kind.__name__}.__float__', result, 'float')
        return float.__float__(result)
    if _find_special(source, '__index__') is not None:
        return int.__float__(index_of(source))
    raise TypeError(f'must be real number, not {kind.__name__}')


def float_call(x=0, /):
    return float_of(x)


def float_new(cls, x=0, /):
    return float.__new__(cls, float_of(x))


def float_round(number, ndigits=None, /):
    return float.__round__(number, index_or_none(ndigits))


def float_from_number(cls, number, /):
    value = float_of(number)
    return value if cls is float else cls(value)


def float_fromhex(cls, string, /):
    return cls(float.fromhex(string))


def complex_of(value):
    if isinstance(value, (float, int)):
        return complex(float_of(value))
    kind = type(value)
    if _find_special(value, '__complex__') is not None:
        result = _find_special(value, '__complex__')(value)
        if not isinstance(result, complex):
            raise TypeError(f'{kind.__name__}.__complex__() must return a complex, not {type(result).__name__}')
        if type(result) is not complex:
            warn_of_subclass('__complex__', result, 'complex')
        return complex.__pos__(result)
    return complex(float_of(value))


def complex_call(real=missing, imag=missing):
    if imag is missing:
        return complex_of(real)
    first, turned = 0.0, None
    if real is not missing:
        if isinstance(real, str):
            raise TypeError("complex() argument 'real' must be a real number, not str")
        if isinstance(real, complex) or hasattr(type(real), '__complex__'):
            warn_of_part('real', real)
            whole = complex_of(real)
            first, turned = whole.real, whole.imag
        else:
            first = part_of('real', real)
    if not isinstance(imag, complex):
        imag = part_of('imag', imag)
        return complex(first, imag if turned is None else imag + turned)
    warn_of_part('imag', imag)
    return complex(first - imag.imag, imag.real if turned is None else imag.real + turned)


def part_of(name, value):
    kind = type(value)
    if not hasattr(kind, '__float__') and not hasattr(kind, '__index__'):
        raise TypeError(f"complex() argument '{name}' must be a real number, not {kind.__name__}")
    return float_of(value)


def warn_of_part(name, value):
    import warnings
    warnings.warn(f"complex() argument '{name}' must be a real number, not {type(value).__name__}",
                  DeprecationWarning)


def complex_new(cls, real=missing, imag=missing):
    return complex.__new__(cls, complex_call(real, imag))


def complex_from_number(cls, number, /):
    value = complex_of(number)
    return value if cls is complex else cls(value)


def builtin_abs(x, /):
    return _find_special(x, '__abs__')(x)


def builtin_bin(number, /):
    return bin(index_of(number))


def builtin_oct(number, /):
    return oct(index_of(number))


def builtin_hex(number, /):
    return hex(index_of(number))


def builtin_chr(i, /):
    return chr(index_of(i))


def reflected_first(left, right, name):
    one, two = type(left), type(right)
    return (one is not two and issubclass(two, one) and hasattr(two, name)
            and getattr(two, name) is not getattr(one, name, None))


def binary_special(left, right, own, other, rest):
    one, two = type(left), type(right)
    tries = [(left, right, own)]
    if one is not two:
        tries.insert(0 if reflected_first(left, right, other) else 1, (right, left, other))
    for receiver, argument, name in tries:
        method = _find_special(receiver, name)
        if method is not None:
            result = method(receiver, argument, *rest)
            if result is not NotImplemented:
                return result
    return NotImplemented


def builtin_divmod(x, y, /):
    result = binary_special(x, y, '__divmod__', '__rdivmod__', ())
    if result is NotImplemented:
        raise TypeError(f"unsupported operand type(s) for divmod(): '{type(x).__name__}' and '{type(y).__name__}'")
    return result


def builtin_pow(base, exp, mod=None):
    if mod is None:
        return base ** exp
    result = binary_special(base, exp, '__pow__', '__rpow__', (mod,))
    if result is NotImplemented:
        raise TypeError(f"unsupported operand type(s) for ** or pow(): '{type(base).__name__}', "
                        f"'{type(exp).__name__}', '{type(mod).__name__}'")
    return result


def builtin_round(number, ndigits=None):
    if ndigits is None:
        return _find_special(number, '__round__')(number)
    return _find_special(number, '__round__')(number, ndigits)


def builtin_hash(obj, /):
    method = _find_special(obj, '__hash__')
    if method is None:
        raise TypeError(f"unhashable type: '{type(obj).__name__}'")
    return _hash_value(method(obj))

