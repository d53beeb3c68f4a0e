"""Constants of characters, capwords(), templates with $names, and the class behind str.format().

whitespace, ascii_lowercase, ascii_uppercase, ascii_letters, digits, hexdigits, octdigits,
punctuation and printable are strings of ASCII characters.
"""

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords",
           "digits", "hexdigits", "octdigits", "printable", "punctuation",
           "whitespace", "Formatter", "Template"]

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalize every word.  Words are what sep separates; without it runs of white space
    do, and become one space."""
    return (sep or ' ').join(map(str.capitalize, s.split(sep)))


_sentinel_dict = {}


class _TemplatePattern:
    """Compiles the pattern of a template class when it is first looked at: most programs that
    import this module make no template."""

    def __get__(self, instance, cls=None):
        if cls is None:
            return self
        return cls._compile_pattern()


class Template:
    """A string with $names to be substituted; $$ is a dollar sign, ${name} may touch letters.

    Subclasses may set delimiter, idpattern, braceidpattern and flags, or the whole pattern.
    """

    delimiter = '$'
    # ASCII letters only, whatever the flags
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = None        # None means re.IGNORECASE
    pattern = _TemplatePattern()

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls._compile_pattern()

    @classmethod
    def _compile_pattern(cls):
        import re
        pattern = cls.__dict__.get('pattern', _TemplatePattern)
        if pattern is _TemplatePattern or isinstance(pattern, _TemplatePattern):
            delim = re.escape(cls.delimiter)
            name = cls.idpattern
            braced = cls.braceidpattern or cls.idpattern
            pattern = fr"""
            {delim}(?:
              (?P<escaped>{delim})  |   # the delimiter twice
              (?P<named>{name})       |   # a name
              {{(?P<braced>{braced})}} |   # a name in braces
              (?P<invalid>)             # anything else
            )
            """
        elif isinstance(pattern, re.Pattern):
            return pattern
        flags = cls.flags
        if flags is None:
            flags = re.IGNORECASE
        compiled = cls.pattern = re.compile(pattern, flags | re.VERBOSE)
        return compiled

    def __init__(self, template):
        self.template = template

    def _invalid(self, mo):
        start = mo.start('invalid')
        lines = self.template[:start].splitlines(keepends=True)
        if not lines:
            column, number = 1, 1
        else:
            column = start - len(''.join(lines[:-1]))
            number = len(lines)
        raise ValueError('Invalid placeholder in string: line %d, col %d' % (number, column))

    def _fill(self, mapping, kws, convert):
        if mapping is _sentinel_dict:
            mapping = kws
        elif kws:
            from collections import ChainMap
            mapping = ChainMap(kws, mapping)
        return self.pattern.sub(lambda mo: convert(mo, mapping), self.template)

    def substitute(self, mapping=_sentinel_dict, /, **kws):
        def convert(mo, mapping):
            name = mo.group('named') or mo.group('braced')
            if name is not None:
                return str(mapping[name])
            if mo.group('escaped') is not None:
                return self.delimiter
            if mo.group('invalid') is not None:
                self._invalid(mo)
            raise ValueError('Unrecognized named group in pattern', self.pattern)
        return self._fill(mapping, kws, convert)

    def safe_substitute(self, mapping=_sentinel_dict, /, **kws):
        def convert(mo, mapping):
            name = mo.group('named') or mo.group('braced')
            if name is not None:
                try:
                    return str(mapping[name])
                except KeyError:
                    return mo.group()
            if mo.group('escaped') is not None:
                return self.delimiter
            if mo.group('invalid') is not None:
                return mo.group()
            raise ValueError('Unrecognized named group in pattern', self.pattern)
        return self._fill(mapping, kws, convert)

    def is_valid(self):
        for mo in self.pattern.finditer(self.template):
            if mo.group('invalid') is not None:
                return False
            self._recognized(mo)
        return True

    def get_identifiers(self):
        names = []
        for mo in self.pattern.finditer(self.template):
            name = mo.group('named') or mo.group('braced')
            if name is not None:
                if name not in names:
                    names.append(name)
            else:
                self._recognized(mo)
        return names

    def _recognized(self, mo):
        if (mo.group('named') is None and mo.group('braced') is None
                and mo.group('escaped') is None and mo.group('invalid') is None):
            raise ValueError('Unrecognized named group in pattern', self.pattern)


class Formatter:
    # The steps of str.format() as methods that a subclass may replace.

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        text, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return text

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth,
                 auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError('Max string recursion exceeded')
        result = []
        for literal, field_name, format_spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if field_name is None:
                continue
            field_name, auto_arg_index = self._number_field(field_name, auto_arg_index)
            obj, first = self.get_field(field_name, args, kwargs)
            used_args.add(first)
            obj = self.convert_field(obj, conversion)
            # a specification may hold fields itself
            format_spec, auto_arg_index = self._vformat(
                format_spec, args, kwargs, used_args, recursion_depth - 1,
                auto_arg_index=auto_arg_index)
            result.append(self.format_field(obj, format_spec))
        return ''.join(result), auto_arg_index

    def _number_field(self, field_name, auto_arg_index):
        """Number a field that has no name, as the earlier ones were; False: by hand."""
        import _string
        first, _ = _string.formatter_field_name_split(field_name)
        if first == '':
            if auto_arg_index is False:
                raise ValueError('cannot switch from manual field '
                                 'specification to automatic field '
                                 'numbering')
            return str(auto_arg_index) + field_name, auto_arg_index + 1
        if isinstance(first, int):
            if auto_arg_index:
                raise ValueError('cannot switch from automatic field '
                                 'numbering to manual field '
                                 'specification')
            return field_name, False
        return field_name, auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == 's':
            return str(value)
        if conversion == 'r':
            return repr(value)
        if conversion == 'a':
            return ascii(value)
        raise ValueError("Unknown conversion specifier {0!s}".format(conversion))

    def parse(self, format_string):
        # yields (literal text, field name, format specification, conversion)
        import _string
        return _string.formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        # answers the object and the first part of the name, as given to get_value()
        import _string
        first, rest = _string.formatter_field_name_split(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            obj = getattr(obj, key) if is_attribute else obj[key]
        return obj, first
