# Script halves of math: numbers of scripts' own.


def _real(x):
    kind = type(x)
    if isinstance(x, (int, float)):
        return x
    if hasattr(kind, '__float__'):
        result = kind.__float__(x)
        if not isinstance(result, float):
            raise TypeError(f'{kind.__name__}.__float__ returned non-float (type {type(result).__name__})')
        return result
    if hasattr(kind, '__index__'):
        return float(_int(x))
    raise TypeError(f'must be real number, not {kind.__name__}')


def _int(x):
    kind = type(x)
    if isinstance(x, int):
        return x
    if not hasattr(kind, '__index__'):
        raise TypeError(f"'{kind.__name__}' object cannot be interpreted as an integer")
    result = kind.__index__(x)
    if not isinstance(result, int):
        raise TypeError(f'__index__ returned non-int (type {type(result).__name__})')
    return result


def _acos_of(x, /):
    return acos(_real(x))


def _acosh_of(x, /):
    return acosh(_real(x))


def _asin_of(x, /):
    return asin(_real(x))


def _asinh_of(x, /):
    return asinh(_real(x))


def _atan_of(x, /):
    return atan(_real(x))


def _atanh_of(x, /):
    return atanh(_real(x))


def _cbrt_of(x, /):
    return cbrt(_real(x))


def _cos_of(x, /):
    return cos(_real(x))


def _cosh_of(x, /):
    return cosh(_real(x))


def _degrees_of(x, /):
    return degrees(_real(x))


def _erf_of(x, /):
    return erf(_real(x))


def _erfc_of(x, /):
    return erfc(_real(x))


def _exp_of(x, /):
    return exp(_real(x))


def _exp2_of(x, /):
    return exp2(_real(x))


def _expm1_of(x, /):
    return expm1(_real(x))


def _fabs_of(x, /):
    return fabs(_real(x))


def _gamma_of(x, /):
    return gamma(_real(x))


def _lgamma_of(x, /):
    return lgamma(_real(x))


def _log1p_of(x, /):
    return log1p(_real(x))


def _radians_of(x, /):
    return radians(_real(x))


def _sin_of(x, /):
    return sin(_real(x))


def _sinh_of(x, /):
    return sinh(_real(x))


def _sqrt_of(x, /):
    return sqrt(_real(x))


def _tan_of(x, /):
    return tan(_real(x))


def _tanh_of(x, /):
    return tanh(_real(x))


def _isfinite_of(x, /):
    return isfinite(_real(x))


def _isinf_of(x, /):
    return isinf(_real(x))


def _isnan_of(x, /):
    return isnan(_real(x))


def _ceil_of(x, /):
    method = _find_special(x, '__ceil__')
    if method is not None or hasattr(type(x), '__ceil__'):
        return method(x)
    return ceil(float(_real(x)))


def _floor_of(x, /):
    method = _find_special(x, '__floor__')
    if method is not None or hasattr(type(x), '__floor__'):
        return method(x)
    return floor(float(_real(x)))


def _trunc_of(x, /):
    method = _find_special(x, '__trunc__')
    if method is None and not hasattr(type(x), '__trunc__'):
        raise TypeError(f"type {type(x).__name__} doesn't define __trunc__ method")
    return method(x)


def _frexp_of(x, /):
    return frexp(_real(x))


def _modf_of(x, /):
    return modf(_real(x))


def _ulp_of(x, /):
    return ulp(_real(x))


def _log2_of(x, /):
    return log2(_real(x))


def _log10_of(x, /):
    return log10(_real(x))


def _log_of(x, *base):
    return log(_real(x), *[_real(one) for one in base])


def _atan2_of(y, x, /):
    return atan2(_real(y), _real(x))


def _copysign_of(x, y, /):
    return copysign(_real(x), _real(y))


def _fmod_of(x, y, /):
    return fmod(_real(x), _real(y))


def _remainder_of(x, y, /):
    return remainder(_real(x), _real(y))


def _pow_of(x, y, /):
    return pow(_real(x), _real(y))


def _ldexp_of(x, i, /):
    return ldexp(_real(x), i)


def _nextafter_of(x, y, /, *, steps=None):
    return nextafter(_real(x), _real(y), steps=None if steps is None else _int(steps))


def _fma_of(x, y, z, /):
    return fma(_real(x), _real(y), _real(z))


def _isclose_of(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    return isclose(_real(a), _real(b), rel_tol=_real(rel_tol), abs_tol=_real(abs_tol))


def _hypot_of(*coordinates):
    return hypot(*[_real(one) for one in coordinates])


def _dist_of(p, q, /):
    return dist([_real(one) for one in p], [_real(one) for one in q])


def _fsum_of(seq, /):
    return fsum([_real(one) for one in seq])


def _prod_of(iterable, /, *, start=1):
    for one in iterable:
        start = start * one
    return start


def _sumprod_of(p, q, /):
    p, q = list(p), list(q)
    if len(p) != len(q):
        raise ValueError('Inputs are not the same length')
    total = 0
    for one, other in zip(p, q):
        total = total + one * other
    return total


def _gcd_of(*integers):
    return gcd(*[_int(one) for one in integers])


def _lcm_of(*integers):
    return lcm(*[_int(one) for one in integers])


def _isqrt_of(n, /):
    return isqrt(_int(n))


def _factorial_of(n, /):
    return factorial(_int(n))


def _comb_of(n, k, /):
    return comb(_int(n), _int(k))


def _perm_of(n, k=None, /):
    return perm(_int(n), None if k is None else _int(k))
