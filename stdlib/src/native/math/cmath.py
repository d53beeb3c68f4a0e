# Script halves of cmath: numbers of scripts' own.


def _number(z):
    kind = type(z)
    if isinstance(z, complex):
        return z
    if hasattr(kind, '__complex__') or hasattr(kind, '__float__') or hasattr(kind, '__index__'):
        return complex(z)
    raise TypeError(f'must be real number, not {kind.__name__}')


def _acos_of(z, /):
    return acos(_number(z))


def _acosh_of(z, /):
    return acosh(_number(z))


def _asin_of(z, /):
    return asin(_number(z))


def _asinh_of(z, /):
    return asinh(_number(z))


def _atan_of(z, /):
    return atan(_number(z))


def _atanh_of(z, /):
    return atanh(_number(z))


def _cos_of(z, /):
    return cos(_number(z))


def _cosh_of(z, /):
    return cosh(_number(z))


def _exp_of(z, /):
    return exp(_number(z))


def _log10_of(z, /):
    return log10(_number(z))


def _sin_of(z, /):
    return sin(_number(z))


def _sinh_of(z, /):
    return sinh(_number(z))


def _sqrt_of(z, /):
    return sqrt(_number(z))


def _tan_of(z, /):
    return tan(_number(z))


def _tanh_of(z, /):
    return tanh(_number(z))


def _phase_of(z, /):
    return phase(_number(z))


def _polar_of(z, /):
    return polar(_number(z))


def _isfinite_of(z, /):
    return isfinite(_number(z))


def _isinf_of(z, /):
    return isinf(_number(z))


def _isnan_of(z, /):
    return isnan(_number(z))


def _log_of(z, *base):
    return log(_number(z), *[_number(one) for one in base])


def _rect_of(r, phi, /):
    return rect(float(r), float(phi))


def _isclose_of(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    return isclose(_number(a), _number(b), rel_tol=float(rel_tol), abs_tol=float(abs_tol))
