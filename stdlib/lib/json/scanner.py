"""Reading one JSON value from a place in a string."""

import re
try:
    from _json import make_scanner as c_make_scanner
except ImportError:
    c_make_scanner = None

__all__ = ['make_scanner']

NUMBER_RE = re.compile(r'(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?',
                       (re.VERBOSE | re.MULTILINE | re.DOTALL))


def py_make_scanner(context):
    # scan_once(string, index) -> (value, index after it); StopIteration(index) if none is there
    parse_object = context.parse_object
    parse_array = context.parse_array
    parse_string = context.parse_string
    match_number = NUMBER_RE.match
    strict = context.strict
    parse_float = context.parse_float
    parse_int = context.parse_int
    parse_constant = context.parse_constant
    object_hook = context.object_hook
    object_pairs_hook = context.object_pairs_hook
    memo = context.memo     # keys that were met: equal ones become one object

    words = {'n': (('null', None),), 't': (('true', True),), 'f': (('false', False),)}
    constants = {'N': 'NaN', 'I': 'Infinity', '-': '-Infinity'}

    def _scan_once(string, idx):
        try:
            nextchar = string[idx]
        except IndexError:
            raise StopIteration(idx) from None
        if nextchar == '"':
            return parse_string(string, idx + 1, strict)
        if nextchar == '{':
            return parse_object((string, idx + 1), strict, _scan_once, object_hook,
                                object_pairs_hook, memo)
        if nextchar == '[':
            return parse_array((string, idx + 1), _scan_once)
        for word, value in words.get(nextchar, ()):
            if string.startswith(word, idx):
                return value, idx + len(word)
        match = match_number(string, idx)
        if match is not None:
            integer, fraction, exponent = match.groups()
            if fraction or exponent:
                value = parse_float(integer + (fraction or '') + (exponent or ''))
            else:
                value = parse_int(integer)
            return value, match.end()
        constant = constants.get(nextchar)
        if constant is not None and string.startswith(constant, idx):
            return parse_constant(constant), idx + len(constant)
        raise StopIteration(idx)

    def scan_once(string, idx):
        if idx < 0:
            raise ValueError('idx cannot be negative')
        try:
            return _scan_once(string, idx)
        finally:
            memo.clear()

    return scan_once


make_scanner = c_make_scanner or py_make_scanner
