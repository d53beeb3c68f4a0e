# The functions of `operator`, which are natives (`stdlib/src/native/operator.rs`) carried out by these: so they stay
# what they are as attributes of a class, and no frame of theirs is seen.


def operate_lt(a, b):
    return a < b


def operate_le(a, b):
    return a <= b


def operate_eq(a, b):
    return a == b


def operate_ne(a, b):
    return a != b


def operate_ge(a, b):
    return a >= b


def operate_gt(a, b):
    return a > b


def operate_is_(a, b):
    return a is b


def operate_is_not(a, b):
    return a is not b


def operate_add(a, b):
    return a + b


def operate_and_(a, b):
    return a & b


def operate_floordiv(a, b):
    return a // b


def operate_lshift(a, b):
    return a << b


def operate_mod(a, b):
    return a % b


def operate_mul(a, b):
    return a * b


def operate_matmul(a, b):
    return a @ b


def operate_or_(a, b):
    return a | b


def operate_pow(a, b):
    return a ** b


def operate_rshift(a, b):
    return a >> b


def operate_sub(a, b):
    return a - b


def operate_truediv(a, b):
    return a / b


def operate_xor(a, b):
    return a ^ b


def operate_not_(a):
    return not a


def operate_truth(a):
    return True if a else False


def operate_is_none(a):
    return a is None


def operate_is_not_none(a):
    return a is not None


def operate_abs(a):
    return abs(a)


def operate_neg(a):
    return -a


def operate_pos(a):
    return +a


def operate_invert(a):
    return ~a


def operate_index(a):
    return int.__int__(index_of(a))


def operate_concat(a, b):
    if not hasattr(type(a), '__getitem__'):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")
    return a + b


def operate_contains(a, b):
    return b in a


def operate_countOf(a, b):
    count = 0
    for item in a:
        if item is b or item == b:
            count += 1
    return count


def operate_delitem(a, b):
    del a[b]


def operate_getitem(a, b):
    return a[b]


def operate_indexOf(a, b):
    position = 0
    for item in a:
        if item is b or item == b:
            return position
        position += 1
    raise ValueError('sequence.index(x): x not in sequence')


def operate_setitem(a, b, c):
    a[b] = c


def operate_length_hint(obj, default=0):
    if not isinstance(default, int):
        raise TypeError(f"'{type(default).__name__}' object cannot be interpreted as an integer")
    try:
        return len(obj)
    except TypeError:
        pass
    hint = _find_special(obj, '__length_hint__')
    if hint is None:
        return default
    try:
        answer = hint(obj)
    except TypeError:
        return default
    if answer is NotImplemented:
        return default
    if not isinstance(answer, int):
        raise TypeError(f'__length_hint__ must be an integer, not {type(answer).__name__}')
    if answer < 0:
        raise ValueError('__length_hint__() should return >= 0')
    return answer


def operate_call(callee, /, *arguments, **keywords):
    return callee(*arguments, **keywords)


def operate_iadd(a, b):
    a += b
    return a


def operate_iand(a, b):
    a &= b
    return a


def operate_ifloordiv(a, b):
    a //= b
    return a


def operate_ilshift(a, b):
    a <<= b
    return a


def operate_imod(a, b):
    a %= b
    return a


def operate_imul(a, b):
    a *= b
    return a


def operate_imatmul(a, b):
    a @= b
    return a


def operate_ior(a, b):
    a |= b
    return a


def operate_ipow(a, b):
    a **= b
    return a


def operate_irshift(a, b):
    a >>= b
    return a


def operate_isub(a, b):
    a -= b
    return a


def operate_itruediv(a, b):
    a /= b
    return a


def operate_ixor(a, b):
    a ^= b
    return a


def operate_iconcat(a, b):
    if not hasattr(type(a), '__getitem__'):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")
    a += b
    return a
