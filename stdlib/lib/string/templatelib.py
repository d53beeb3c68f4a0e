"""The types of template strings, t"..."."""

import types

__all__ = ('Template', 'Interpolation', 'convert')


class _Final:
    """What the types of templates have in common: no subclasses, and attributes that stay as they are."""

    __slots__ = ()

    def __init_subclass__(cls):
        for base in cls.__bases__:
            if base is not _Final:
                raise TypeError(f"type '{base.__module__}.{base.__name__}' is not an acceptable base type")

    def __setattr__(self, name, value):
        if hasattr(type(self), name):
            raise AttributeError('readonly attribute')
        raise AttributeError(f"'{type(self).__module__}.{type(self).__name__}' object has no attribute '{name}' "
                             'and no __dict__ for setting new attributes')

    def __delattr__(self, name):
        self.__setattr__(name, None)


_put = object.__setattr__


class Interpolation(_Final):
    """Interpolation object"""

    __slots__ = ('_value', '_expression', '_conversion', '_format_spec')
    __match_args__ = ('value', 'expression', 'conversion', 'format_spec')

    value = property(lambda self: self._value, doc='Value')
    expression = property(lambda self: self._expression, doc='Expression')
    conversion = property(lambda self: self._conversion, doc='Conversion')
    format_spec = property(lambda self: self._format_spec, doc='Format specifier')

    def __new__(cls, value, expression='', conversion=None, format_spec=''):
        for name, given in ('expression', expression), ('conversion', conversion), ('format_spec', format_spec):
            if not isinstance(given, str) and (name != 'conversion' or given is not None):
                raise TypeError(f"Interpolation() argument '{name}' must be str, not {type(given).__name__}")
        if conversion not in (None, 's', 'a', 'r'):
            raise ValueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
        self = super().__new__(cls)
        _put(self, '_value', value)
        _put(self, '_expression', expression)
        _put(self, '_conversion', conversion)
        _put(self, '_format_spec', format_spec)
        return self

    def __repr__(self):
        return f'Interpolation({self._value!r}, {self._expression!r}, {self._conversion!r}, {self._format_spec!r})'

    def __reduce__(self):
        return Interpolation, (self._value, self._expression, self._conversion, self._format_spec)

    __class_getitem__ = classmethod(types.GenericAlias)


class Template(_Final):
    """Template object"""

    __slots__ = ('_strings', '_interpolations')

    strings = property(lambda self: self._strings, doc='Strings')
    interpolations = property(lambda self: self._interpolations, doc='Interpolations')
    values = property(lambda self: tuple([one._value for one in self._interpolations]),
                      doc='Values of interpolations')

    def __new__(cls, *args, **kwargs):
        if kwargs:
            raise TypeError('Template.__new__ only accepts *args arguments')
        strings, interpolations = [''], []
        for part in args:
            if isinstance(part, str):
                strings[-1] += part
            elif isinstance(part, Interpolation):
                interpolations.append(part)
                strings.append('')
            else:
                raise TypeError("Template.__new__ *args need to be of type 'str' or 'Interpolation', "
                                f'got {type(part).__name__}')
        self = super().__new__(cls)
        _put(self, '_strings', tuple(strings))
        _put(self, '_interpolations', tuple(interpolations))
        return self

    def __iter__(self):
        return TemplateIter(self)

    def __add__(self, other):
        if not isinstance(other, Template):
            raise TypeError(f'can only concatenate string.templatelib.Template (not "{type(other).__name__}") '
                            'to string.templatelib.Template')
        return Template(*self, *other)

    def __repr__(self):
        return f'Template(strings={self._strings!r}, interpolations={self._interpolations!r})'

    def __reduce__(self):
        return _template_unpickle, (self._strings, self._interpolations)

    __class_getitem__ = classmethod(types.GenericAlias)


class TemplateIter(_Final):

    __slots__ = ('_parts',)

    def __new__(cls, template):
        self = super().__new__(cls)
        parts = []
        for string, interpolation in zip(template._strings, template._interpolations):
            if string:
                parts.append(string)
            parts.append(interpolation)
        if template._strings[-1]:
            parts.append(template._strings[-1])
        _put(self, '_parts', iter(parts))
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._parts)


def convert(obj, /, conversion):
    """Convert an object as the conversion of an interpolation says: None, 'r', 's' or 'a'."""
    if conversion is None:
        return obj
    if conversion == 'r':
        return repr(obj)
    if conversion == 's':
        return str(obj)
    if conversion == 'a':
        return ascii(obj)
    raise ValueError(f'invalid conversion specifier: {conversion}')


def _template_unpickle(*args):
    # a template is pickled as its parts, strings and interpolations in turn
    import itertools
    if len(args) != 2:
        raise ValueError('Template expects tuple of length 2 to unpickle')
    strings, interpolations = args
    parts = []
    for string, interpolation in itertools.zip_longest(strings, interpolations):
        if string is not None:
            parts.append(string)
        if interpolation is not None:
            parts.append(interpolation)
    return Template(*parts)
