"""CSV parsing and writing.

Dialects and the two directions. A line without quotes, escapes and line ends
in it is split at once; any other goes through the machine, one step a
character.
"""

QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3
QUOTE_STRINGS = 4
QUOTE_NOTNULL = 5

_NOT_CLOSED = "new-line character seen in unquoted field - do you need to open the file with newline=''?"
_SPACE_RULE = 'empty field must be quoted if delimiter is a space and skipinitialspace is true'

_dialects = {}
_field_limit = 131072
_absent = object()


class Error(Exception):
    __module__ = '_csv'


def _character(name, value, or_none):
    wanted = 'a unicode character or None' if or_none else 'a unicode character'
    if value is None and or_none:
        return None
    if not isinstance(value, str):
        raise TypeError(f'"{name}" must be {wanted}, not {type(value).__name__}')
    if len(value) != 1:
        raise TypeError(f'"{name}" must be {wanted}, not a string of length {len(value)}')
    return value


def _whole(value):
    if type(value) is not int:
        raise TypeError(f'"quoting" must be an integer, not {type(value).__name__}')
    return value


def _line_end(value):
    if not isinstance(value, str):
        raise TypeError(f'"lineterminator" must be a string, not {type(value).__name__}')
    return value


# name, default, and what makes a value of it
_SETTINGS = (
    ('delimiter', ',', lambda value: _character('delimiter', value, False)),
    ('doublequote', True, bool),
    ('escapechar', None, lambda value: _character('escapechar', value, True)),
    ('lineterminator', '\r\n', _line_end),
    ('quotechar', '"', lambda value: _character('quotechar', value, True)),
    ('quoting', QUOTE_MINIMAL, _whole),
    ('skipinitialspace', False, bool),
    ('strict', False, bool),
)
_NAMES = frozenset([name for name, _, _ in _SETTINGS])


class Dialect:
    "How records are parted into fields, and fields quoted."

    __module__ = '_csv'
    __slots__ = tuple(['_' + name for name, _, _ in _SETTINGS])

    def __new__(cls, dialect=None, **settings):
        for name in settings:
            if name not in _NAMES:
                raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        if not settings and type(dialect) is cls is Dialect:
            return dialect
        self = object.__new__(cls)
        for name, default, make in _SETTINGS:
            value = settings[name] if name in settings else getattr(dialect, name, default)
            object.__setattr__(self, '_' + name, make(value))
        if 'quotechar' in settings and settings['quotechar'] is None and 'quoting' not in settings:
            object.__setattr__(self, '_quoting', QUOTE_NONE)
        self.__check()
        return self

    def __check(self):
        if not QUOTE_MINIMAL <= self._quoting <= QUOTE_NOTNULL:
            raise TypeError('bad "quoting" value')
        if self._quoting != QUOTE_NONE and self._quotechar is None:
            raise TypeError('quotechar must be set if quoting enabled')
        special = [('delimiter', self._delimiter), ('escapechar', self._escapechar),
                   ('quotechar', self._quotechar)]
        special = [(name, character) for name, character in special if character is not None]
        for name, character in special:
            if character in '\r\n' or character == ' ' and self._skipinitialspace and name != 'delimiter':
                raise ValueError(f'bad {name} value')
        for at, (name, character) in enumerate(special):
            for other, second in special[at + 1:]:
                if character == second:
                    raise ValueError(f'bad {name} or {other} value')
        for name, character in special:
            if character in self._lineterminator:
                raise ValueError(f'bad {name} or lineterminator value')

    def __reduce_ex__(self, protocol, /):
        raise TypeError(f"cannot pickle '{type(self).__name__}' instances")


def _setting(name):
    read = Dialect.__dict__['_' + name].__get__

    def refuse(self, value=None):
        raise AttributeError(f"attribute '{name}' of '_csv.Dialect' objects is not writable")

    return property(lambda self: read(self), refuse, refuse)


for _name in _NAMES:
    setattr(Dialect, _name, _setting(_name))
del _name


def register_dialect(name, /, dialect='excel', **fmtparams):
    "Give a name to a dialect: that of a base, with the settings that keywords name."
    if not isinstance(name, str):
        raise TypeError('dialect name must be a string')
    _dialects[name] = Dialect(None if dialect == 'excel' else dialect, **fmtparams)


def unregister_dialect(name):
    "Forget a dialect's name."
    if _dialects.pop(name, None) is None:
        raise Error('unknown dialect')


def get_dialect(name):
    "The dialect with this name."
    found = _dialects.get(name)
    if found is None:
        raise Error('unknown dialect')
    return found


def list_dialects():
    "The names of all known dialects."
    return list(_dialects)


def field_size_limit(new_limit=_absent):
    "The greatest length of a field that is read; sets a new one if it is given."
    global _field_limit
    old = _field_limit
    if new_limit is not _absent:
        if not isinstance(new_limit, int):
            raise TypeError('limit must be an integer')
        _field_limit = new_limit
    return old


# what the machine waits for
(_START_RECORD, _START_FIELD, _ESCAPED, _IN_FIELD, _IN_QUOTED, _ESCAPED_IN_QUOTED, _QUOTE_IN_QUOTED, _LINE_END,
 _AFTER_ESCAPED_LINE_END) = range(9)
_END = ''


class Reader:
    "An iterator over the rows that lines of text stand for."

    __module__ = '_csv'
    __slots__ = ('dialect', 'line_num', '_lines', '_state', '_fields', '_field', '_bare', '__weakref__')

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create '_csv.reader' instances")

    def __iter__(self):
        """Implement iter(self)."""
        return self

    def __next__(self):
        """Implement next(self)."""
        self._fields, self._field, self._bare, self._state = fields, _, _, _ = [], [], True, _START_RECORD
        dialect = self.dialect
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if not self._field and self._state != _IN_QUOTED:
                    raise
                if dialect.strict:
                    raise Error('unexpected end of data') from None
                self._save()
                break
            if self._fields is not fields:
                raise Error('iterator has already advanced the reader')
            if not isinstance(line, str):
                raise Error(f'iterator should return strings, not {type(line).__name__} '
                            '(the file should be opened in text mode)')
            self.line_num += 1
            if self._state == _START_RECORD and (plain := self._plain(line)) is not None:
                return plain
            for character in line:
                self._step(character)
            self._step(_END)
            if self._state == _START_RECORD:
                break
        self._fields = []
        return fields

    def _plain(self, line):
        # the fields of a line in which nothing but the delimiter means anything, else None
        dialect = self.dialect
        if line.endswith('\n'):
            line = line[:-2] if line.endswith('\r\n') else line[:-1]
        if (not line or '\n' in line or '\r' in line or dialect.skipinitialspace
                or dialect.quoting not in (QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONE) or len(line) > _field_limit
                or dialect.quoting != QUOTE_NONE and dialect.quotechar in line
                or dialect.escapechar is not None and dialect.escapechar in line):
            return None
        return line.split(dialect.delimiter)

    def _save(self):
        field = ''.join(self._field)
        quoting = self.dialect.quoting
        if self._bare:
            if not field and quoting in (QUOTE_NOTNULL, QUOTE_STRINGS):
                field = None
            elif field and quoting in (QUOTE_NONNUMERIC, QUOTE_STRINGS):
                field = float(field)
        self._fields.append(field)
        self._field, self._bare = [], True

    def _add(self, character):
        if len(self._field) >= _field_limit:
            raise Error(f'field larger than field limit ({_field_limit})')
        self._field.append(character)

    def _end_field(self, character):
        self._save()
        if character == self.dialect.delimiter:
            self._state = _START_FIELD
        else:
            self._state = _START_RECORD if character is _END else _LINE_END

    def _step(self, character):
        _STEPS[self._state](self, character)

    def _start_record(self, character):
        if character is _END:
            return
        if character in '\r\n':
            self._state = _LINE_END
        else:
            self._start_field(character)

    def _start_field(self, character):
        dialect = self.dialect
        if character in '\r\n':
            self._end_field(character)
        elif character == dialect.quotechar and dialect.quoting != QUOTE_NONE:
            self._bare = False
            self._state = _IN_QUOTED
        elif character == dialect.escapechar:
            self._state = _ESCAPED
        elif character == ' ' and dialect.skipinitialspace:
            self._state = _START_FIELD
        elif character == dialect.delimiter:
            self._end_field(character)
        else:
            self._add(character)
            self._state = _IN_FIELD

    def _escaped(self, character):
        self._add(character or '\n')
        self._state = _AFTER_ESCAPED_LINE_END if character and character in '\r\n' else _IN_FIELD

    def _after_escaped_line_end(self, character):
        if character is not _END:
            self._in_field(character)

    def _in_field(self, character):
        dialect = self.dialect
        if character in '\r\n' or character == dialect.delimiter:
            self._end_field(character)
        elif character == dialect.escapechar:
            self._state = _ESCAPED
        else:
            self._add(character)
            self._state = _IN_FIELD

    def _in_quoted(self, character):
        dialect = self.dialect
        if character is _END:
            return
        if character == dialect.escapechar:
            self._state = _ESCAPED_IN_QUOTED
        elif character == dialect.quotechar and dialect.quoting != QUOTE_NONE:
            self._state = _QUOTE_IN_QUOTED if dialect.doublequote else _IN_FIELD
        else:
            self._add(character)

    def _escaped_in_quoted(self, character):
        self._add(character or '\n')
        self._state = _IN_QUOTED

    def _quote_in_quoted(self, character):
        dialect = self.dialect
        if character in '\r\n' or character == dialect.delimiter:
            self._end_field(character)
        elif character == dialect.quotechar and dialect.quoting != QUOTE_NONE:
            self._add(character)
            self._state = _IN_QUOTED
        elif dialect.strict:
            raise Error(f"'{dialect.delimiter}' expected after '{dialect.quotechar}'")
        else:
            self._add(character)
            self._state = _IN_FIELD

    def _line_end(self, character):
        if character is _END:
            self._state = _START_RECORD
        elif character not in '\r\n':
            raise Error(_NOT_CLOSED)


# in the order of the states
_STEPS = (Reader._start_record, Reader._start_field, Reader._escaped, Reader._in_field, Reader._in_quoted,
          Reader._escaped_in_quoted, Reader._quote_in_quoted, Reader._line_end, Reader._after_escaped_line_end)
Reader.__name__ = Reader.__qualname__ = 'reader'


class Writer:
    "Writes rows as lines of text."

    __module__ = '_csv'
    __slots__ = ('dialect', '_write', '_special', '__weakref__')

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create '_csv.writer' instances")

    def writerow(self, row, /):
        "Write one row; fields that are no strings are written as str() has them."
        try:
            fields = iter(row)
        except TypeError:
            raise Error(f'iterable expected, not {type(row).__name__}') from None
        dialect = self.dialect
        record = []
        for field in fields:
            record.append(self._field(field))
        if len(record) == 1 and not record[0]:
            if dialect.quoting == QUOTE_NONE or field is None and dialect.quoting in (QUOTE_STRINGS, QUOTE_NOTNULL):
                raise Error('single empty field record must be quoted')
            record[0] = dialect.quotechar * 2
        return self._write(dialect.delimiter.join(record) + dialect.lineterminator)

    def writerows(self, rows, /):
        "Write many rows."
        for row in rows:
            self.writerow(row)

    def _wants_quotes(self, field):
        quoting = self.dialect.quoting
        if quoting == QUOTE_NONNUMERIC:
            return not _is_number(field)
        if quoting == QUOTE_STRINGS:
            return isinstance(field, str)
        return quoting == QUOTE_ALL or quoting == QUOTE_NOTNULL and field is not None

    def _field(self, field):
        dialect = self.dialect
        text = '' if field is None else field if type(field) is str else str(field)
        quoted = self._wants_quotes(field)
        if not text and dialect.delimiter == ' ' and dialect.skipinitialspace:
            if (dialect.quoting == QUOTE_NONE
                    or field is None and dialect.quoting in (QUOTE_STRINGS, QUOTE_NOTNULL)):
                raise Error(_SPACE_RULE)
            quoted = True
        for character in self._special:
            if character in text:
                text, quoted = self._escape(text, quoted)
                break
        return f'{dialect.quotechar}{text}{dialect.quotechar}' if quoted else text

    def _escape(self, text, quoted):
        dialect = self.dialect
        made = []
        for character in text:
            if character in self._special:
                if dialect.quoting == QUOTE_NONE:
                    wants_escape = True
                elif character == dialect.quotechar:
                    wants_escape = not dialect.doublequote
                    if dialect.doublequote:
                        made.append(character)
                        quoted = True
                else:
                    wants_escape = character == dialect.escapechar
                    quoted = quoted or not wants_escape
                if wants_escape:
                    if dialect.escapechar is None:
                        raise Error('need to escape, but no escapechar set')
                    made.append(dialect.escapechar)
            made.append(character)
        return ''.join(made), quoted


Writer.__name__ = Writer.__qualname__ = 'writer'


def _is_number(value):
    kind = type(value)
    return kind is int or kind is float or any(
        [hasattr(kind, name) for name in ('__float__', '__int__', '__index__', '__complex__')])


def reader(iterable, /, *dialect, **fmtparams):
    "An iterator over the rows in an iterable of lines."
    made = object.__new__(Reader)
    made._lines = iter(iterable)
    made.dialect = Dialect(*dialect, **fmtparams)
    made.line_num = 0
    return made


def writer(fileobj, /, *dialect, **fmtparams):
    "An object that writes rows to a file or anything else with a method `write`."
    made = object.__new__(Writer)
    made.dialect = dialect = Dialect(*dialect, **fmtparams)
    made._write = getattr(fileobj, 'write', None)
    if not callable(made._write):
        raise TypeError('argument 1 must have a "write" method')
    special = {dialect.delimiter, '\r', '\n', *dialect.lineterminator}
    if dialect.escapechar is not None:
        special.add(dialect.escapechar)
    if dialect.quotechar is not None:
        special.add(dialect.quotechar)
    made._special = frozenset(special)
    return made
