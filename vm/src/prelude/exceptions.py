# Script halves of exceptions.

def exception_str(self):
    args = self.args
    if not args:
        return ''
    if len(args) == 1:
        return str(args[0])
    return str(args)


def exception_repr(self):
    args = self.args
    name = type(self).__name__
    if len(args) == 1:
        return f'{name}({args[0]!r})'
    return name + repr(args)


def exception_add_note(self, note):
    if not isinstance(note, str):
        raise TypeError(f"add_note() argument must be str, not {type(note).__name__}")
    notes = getattr(self, '__notes__', None)
    if notes is None:
        self.__notes__ = [note]
    elif not isinstance(notes, list):
        raise TypeError('Cannot add note: __notes__ is not a list')
    else:
        notes.append(note)


def exception_reduce(self):
    state = dict(self.__dict__)
    if isinstance(self, OSError):
        arguments = os_error_arguments(self)
        return (type(self), arguments, state) if state else (type(self), arguments)
    if isinstance(self, ImportError):
        for name in 'name', 'path', 'name_from':
            value = getattr(self, name)
            if value is not None:
                state[name] = value
    elif isinstance(self, AttributeError) and self.name is not None:
        state['name'] = self.name
        state['args'] = self.args
    if state:
        return type(self), self.args, state
    return type(self), self.args


def os_error_arguments(self):
    # the names of files, which `args` leaves out
    if len(self.args) != 2 or self.filename is None:
        return self.args
    if self.filename2 is None:
        return self.args + (self.filename,)
    return self.args + (self.filename, None, self.filename2)


def exception_set_state(self, state):
    if state is None:
        return None
    if not isinstance(state, dict):
        raise TypeError('state is not a dictionary')
    for name, value in state.items():
        setattr(self, name, value)


def key_error_str(self):
    if len(self.args) == 1:
        return repr(self.args[0])
    return exception_str(self)


def os_error_str(self):
    if self.filename is not None:
        if self.filename2 is not None:
            return f'[Errno {self.errno}] {self.strerror}: {self.filename!r} -> {self.filename2!r}'
        return f'[Errno {self.errno}] {self.strerror}: {self.filename!r}'
    if self.errno is not None and self.strerror is not None:
        return f'[Errno {self.errno}] {self.strerror}'
    return exception_str(self)


def syntax_error_init(self, *args):
    self.args = args
    if args:
        self.msg = args[0]
    if len(args) == 2:
        info = tuple(args[1])
        if len(info) < 4:
            raise TypeError(f'function missing required argument {len(info) + 1}')
        if len(info) > 7:
            raise TypeError(f'function takes at most 7 arguments ({len(info)} given)')
        self.filename, self.lineno, self.offset, self.text = info[:4]
        if len(info) == 5:
            raise TypeError('end_offset must be provided when end_lineno is provided')
        if len(info) >= 6:
            self.end_lineno, self.end_offset = info[4:6]


def syntax_error_str(self):
    name = self.filename
    if isinstance(name, str):
        name = name.rpartition('/')[2]
    else:
        name = None
    line = self.lineno if isinstance(self.lineno, int) else None
    if name is None and line is None:
        return str(self.msg)
    if name is None:
        return f'{self.msg} (line {line})'
    if line is None:
        return f'{self.msg} ({name})'
    return f'{self.msg} ({name}, line {line})'


def decode_error_str(self):
    if self.object is None:
        return ''
    if not isinstance(self.object, bytes):
        raise TypeError("UnicodeError 'object' attribute must be a bytes")
    start, end = self.start, self.end
    if end == start + 1 and 0 <= start < len(self.object):
        return (f"'{self.encoding}' codec can't decode byte 0x{self.object[start]:02x} in position {start}: "
                f'{self.reason}')
    return f"'{self.encoding}' codec can't decode bytes in position {start}-{end - 1}: {self.reason}"


def _shown_character(text, at):
    code = ord(text[at])
    if code <= 0xff:
        return f'\\x{code:02x}'
    if code <= 0xffff:
        return f'\\u{code:04x}'
    return f'\\U{code:08x}'


def encode_error_str(self):
    if self.object is None:
        return ''
    if not isinstance(self.object, str):
        raise TypeError("UnicodeError 'object' attribute must be a string")
    start, end = self.start, self.end
    if end == start + 1 and 0 <= start < len(self.object):
        return (f"'{self.encoding}' codec can't encode character '{_shown_character(self.object, start)}' "
                f'in position {start}: {self.reason}')
    return f"'{self.encoding}' codec can't encode characters in position {start}-{end - 1}: {self.reason}"


def translate_error_str(self):
    if self.object is None:
        return ''
    if not isinstance(self.object, str):
        raise TypeError("UnicodeError 'object' attribute must be a string")
    start, end = self.start, self.end
    if end == start + 1 and 0 <= start < len(self.object):
        return f"can't translate character '{_shown_character(self.object, start)}' in position {start}: {self.reason}"
    return f"can't translate characters in position {start}-{end - 1}: {self.reason}"


def exception_group_new(cls, *arguments):
    if len(arguments) != 2:
        raise TypeError(f'BaseExceptionGroup.__new__() takes exactly 2 arguments ({len(arguments)} given)')
    message, exceptions = arguments
    if not isinstance(message, str):
        raise TypeError(f'BaseExceptionGroup.__new__() argument 1 must be str, not {type(message).__name__}')
    if not hasattr(type(exceptions), '__getitem__') or isinstance(exceptions, (dict, set, frozenset)):
        raise TypeError('second argument (exceptions) must be a sequence')
    inner = tuple(exceptions)
    if not inner:
        raise ValueError('second argument (exceptions) must be a non-empty sequence')
    plain = True
    for at, one in enumerate(inner):
        if not isinstance(one, BaseException):
            raise ValueError(f'Item {at} of second argument (exceptions) is not an exception')
        if not isinstance(one, Exception):
            plain = False
    if cls is BaseExceptionGroup:
        if plain:
            cls = ExceptionGroup
    elif cls is ExceptionGroup:
        if not plain:
            raise TypeError('Cannot nest BaseExceptions in an ExceptionGroup')
    elif issubclass(cls, Exception) and not plain:
        raise TypeError(f"Cannot nest BaseExceptions in '{cls.__name__}'")
    return _make_group(cls, message, exceptions if isinstance(exceptions, (list, tuple)) else inner)


def exception_group_str(self):
    count = len(self.exceptions)
    return f'{self.message} ({count} sub-exception{"" if count == 1 else "s"})'


def exception_group_repr(self):
    # as it was when the group was made, in the brackets of what was given
    inner = self.exceptions
    if len(self.args) > 1 and isinstance(self.args[1], list):
        inner = list(inner)
    return f'{type(self).__name__}({self.message!r}, {inner!r})'


def exception_group_derive(self, exceptions):
    return BaseExceptionGroup(self.message, exceptions)


def _group_matcher(matcher):
    if isinstance(matcher, type) and issubclass(matcher, BaseException):
        return lambda one: isinstance(one, matcher)
    if isinstance(matcher, tuple) and all(isinstance(one, type) and issubclass(one, BaseException) for one in matcher):
        return lambda one: isinstance(one, matcher)
    if callable(matcher) and not isinstance(matcher, type):
        return matcher
    raise TypeError('expected an exception type, a tuple of exception types, or a callable (other than a class)')


def _group_like(group, exceptions):
    made = group.derive(exceptions)
    if not isinstance(made, BaseExceptionGroup):
        raise TypeError('derive must return an instance of BaseExceptionGroup')
    made.__traceback__ = group.__traceback__
    made.__context__ = group.__context__
    made.__cause__ = group.__cause__
    if hasattr(type(getattr(group, '__notes__', None)), '__getitem__'):
        made.__notes__ = list(group.__notes__)
    return made


def _group_split(group, matches, want_rest):
    if matches(group):
        return group, None
    if not isinstance(group, BaseExceptionGroup):
        return None, group
    matching, rest = [], []
    for one in group.exceptions:
        yes, no = _group_split(one, matches, want_rest)
        if yes is not None:
            matching.append(yes)
        if no is not None:
            rest.append(no)
    found = _group_like(group, matching) if matching else None
    left = _group_like(group, rest) if rest and want_rest else None
    return found, left


def exception_group_split(self, matcher):
    return _group_split(self, _group_matcher(matcher), True)


def exception_group_subgroup(self, matcher):
    return _group_split(self, _group_matcher(matcher), False)[0]


def show_exception(kind, exception, trace):
    # standard error is a stream of a script's
    import sys

    stream = sys.stderr
    stream.write(_exception_text(exception))
    flush = getattr(stream, 'flush', None)
    if flush is not None:
        flush()


def report_unraisable(exception, doing, subject, make_traceback=None):
    if doing:
        doing, subject = f'{doing} {_shown(subject)}', None
    traceback = exception.__traceback__
    if traceback is None and make_traceback is not None:
        # what no frame has raised is shown where it came up
        frame = _system('_getframe')(0)
        traceback = make_traceback(None, frame, frame.f_lasti, frame.f_lineno)
    arguments = type(exception), exception, traceback, doing or None, subject
    hook, make = _system('unraisablehook'), _system('_unraisable')
    if hook is None or make is None:
        _show_ignored(*arguments[1:])
        return
    try:
        found = make(arguments)
        _audit('sys.unraisablehook', (hook, found))
        hook(found)
    except BaseException as error:
        _show_ignored(error, error.__traceback__, 'Exception ignored in sys.unraisablehook', hook)


def report_survivor(greenlet):
    stderr = _system('stderr')
    if stderr is not None:
        stderr.write(f'GreenletExit did not kill {_shown(greenlet)}\n')


def unraisable_hook(unraisable):
    if type(unraisable).__name__ != 'UnraisableHookArgs':
        raise TypeError('sys.unraisablehook argument type must be UnraisableHookArgs')
    kind, exception, traceback, doing, subject = unraisable
    _show_ignored(kind if exception is None else exception, traceback, doing, subject)


def _shown(subject):
    try:
        return repr(subject)
    except BaseException:
        return '<object repr() failed>'


def _show_ignored(exception, traceback, doing, subject):
    stderr = _system('stderr')
    if stderr is None:
        return
    if subject is not None:
        stderr.write(f'{doing or "Exception ignored in"}: {_shown(subject)}\n')
    elif doing is not None:
        stderr.write(f'{doing}:\n')
    if isinstance(exception, type):
        stderr.write(f'{exception.__qualname__}\n')
    else:
        if exception.__traceback__ is not traceback:
            exception = exception.with_traceback(traceback)
        stderr.write(_exception_alone(exception))
    stderr.flush()
