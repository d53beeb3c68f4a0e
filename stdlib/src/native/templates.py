def _hand_out(items):
    for item in items:
        if isinstance(item, str):
            raise ValueError(item)
        yield item


def formatter_parser(object, /):
    'parse the argument as a format string'
    return _hand_out(_pieces(object))


def formatter_field_name_split(object, /):
    'split the argument as a field name'
    first, steps = _path(object)
    return first, _hand_out(steps)
