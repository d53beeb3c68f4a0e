def _scan_string(string, end, strict=True):
    if not isinstance(string, str):
        raise TypeError(f"first argument must be a string, not {type(string).__name__}")
    if not 0 <= end <= len(string):
        raise ValueError("end is out of bounds")
    from json.decoder import py_scanstring
    return py_scanstring(string, end, strict)


def make_scanner(context):
    """The function (string, index) -> (value, index after it) of a decoder."""
    from json.scanner import py_make_scanner
    carefully = py_make_scanner(context)
    strict = context.strict
    if (context.parse_float is not float or context.parse_int is not int
            or context.object_hook is not None or context.object_pairs_hook is not None):
        return carefully

    def scan_once(string, idx):
        found = _read(string, idx, strict)
        return carefully(string, idx) if found is None else found

    return scan_once


def make_encoder(markers, default, encoder, indent, key_separator, item_separator,
                 sort_keys, skipkeys, allow_nan):
    """The function (object, level) -> pieces of text of an encoder."""
    from json.encoder import _make_iterencode

    def float_text(number):
        if number - number == 0:
            return float.__repr__(number)
        if not allow_nan:
            raise ValueError(f"Out of range float values are not JSON compliant: {number!r}")
        if number != number:
            return 'NaN'
        return 'Infinity' if number > 0 else '-Infinity'

    carefully = _make_iterencode(markers, default, encoder, indent, float_text, key_separator,
                                 item_separator, sort_keys, skipkeys, True)
    ascii = encoder is encode_basestring_ascii
    if not ascii and encoder is not encode_basestring:
        return carefully

    def encode(o, level):
        text = _write(o, ascii, indent, level, key_separator, item_separator,
                      sort_keys, allow_nan)
        return list(carefully(o, level)) if text is None else (text,)

    return encode
