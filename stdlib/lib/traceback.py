"""Tracebacks as data and as text.

walk_stack and walk_tb yield frames; StackSummary.extract turns frames into FrameSummary objects,
which hold no frame; TracebackException holds what is to be told of an exception and all that it is
linked to.  The carets under a line are drawn by _traceback_carets, suggestions for wrong names
are found by _traceback_suggestions; both are loaded when first needed.
"""

import itertools
import linecache
import sys

__all__ = ['extract_stack', 'extract_tb', 'format_exception',
           'format_exception_only', 'format_list', 'format_stack',
           'format_tb', 'print_exc', 'format_exc', 'print_exception',
           'print_last', 'print_stack', 'print_tb', 'clear_frames',
           'FrameSummary', 'StackSummary', 'TracebackException',
           'walk_stack', 'walk_tb', 'print_list']


def print_list(extracted_list, file=None):
    """Print what extract_tb() or extract_stack() returned; to sys.stderr if no file is
    given."""
    if file is None:
        file = sys.stderr
    for item in StackSummary.from_list(extracted_list).format():
        print(item, file=file, end="")


def format_list(extracted_list):
    """Return strings ready to be printed, one for each of a list of FrameSummary objects or
    of tuples (file name, line number, function name, line).  Each ends with a newline and may
    hold several lines."""
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    """Print the entries of a traceback, at most `limit` of them; the last ones if it is
    negative; to sys.stderr if no file is given."""
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    """format_list(extract_tb(tb, limit))."""
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    """Return the entries of a traceback as a StackSummary, at most `limit` of them; the last
    ones if it is negative."""
    return StackSummary._extract_from_extended_frame_gen(
        _walk_tb_with_full_positions(tb), limit=limit)


_cause_message = (
    "\nThe above exception was the direct cause "
    "of the following exception:\n\n")

_context_message = (
    "\nDuring handling of the above exception, "
    "another exception occurred:\n\n")


class _Sentinel:
    def __repr__(self):
        return "<implicit>"


_sentinel = _Sentinel()

# as a limit: sys.tracebacklimit as the interpreter reads it, from the end
BUILTIN_EXCEPTION_LIMIT = object()


def _parse_value_tb(exc, value, tb):
    if (value is _sentinel) != (tb is _sentinel):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _sentinel:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f'Exception expected for value, {type(exc).__name__} found')


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None,
                    file=None, chain=True, **kwargs):
    """Print an exception with its traceback, and those it is linked to unless chain is
    false.  The type may be given before it and the traceback after it, as in old times."""
    colorize = kwargs.get("colorize", False)
    value, tb = _parse_value_tb(exc, value, tb)
    te = TracebackException(type(value), value, tb, limit=limit, compact=True)
    te.print(file=file, chain=chain, colorize=colorize)


def _can_colorize(file):
    try:
        from _colorize import can_colorize
    except ImportError:
        return False
    return can_colorize(file=file)


def _print_exception_bltin(exc, /):
    file = sys.stderr if sys.stderr is not None else sys.__stderr__
    return print_exception(exc, limit=BUILTIN_EXCEPTION_LIMIT, file=file,
                           colorize=_can_colorize(file))


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None,
                     chain=True, **kwargs):
    """Return what print_exception() would print as a list of strings, each of one or more
    lines."""
    colorize = kwargs.get("colorize", False)
    value, tb = _parse_value_tb(exc, value, tb)
    te = TracebackException(type(value), value, tb, limit=limit, compact=True)
    return list(te.format(chain=chain, colorize=colorize))


def format_exception_only(exc, /, value=_sentinel, *, show_group=False, **kwargs):
    """Return the lines that say what an exception is, without its traceback: usually one,
    more for a syntax error, one for each note.  With show_group, also what a group holds."""
    colorize = kwargs.get("colorize", False)
    if value is _sentinel:
        value = exc
    te = TracebackException(type(value), value, None, compact=True)
    return list(te.format_exception_only(show_group=show_group, colorize=colorize))


def _format_final_exc_line(etype, value, *, insert_final_newline=True, colorize=False):
    text = _safe_string(value, 'exception')
    end = "\n" if insert_final_newline else ""
    theme = _theme(colorize)
    if value is None or not text:
        return f"{theme.type}{etype}{theme.reset}{end}"
    return f"{theme.type}{etype}{theme.reset}: {theme.message}{text}{theme.reset}{end}"


def _safe_string(value, what, func=str):
    try:
        return func(value)
    except:
        return f'<{what} {func.__name__}() failed>'


class _Plain:
    """The theme without colors."""
    type = message = filename = line_no = frame = error_highlight = error_range = reset = ''


def _theme(colorize):
    if not colorize:
        return _Plain
    from _colorize import get_theme
    return get_theme(force_color=True).traceback


def print_exc(limit=None, file=None, chain=True):
    """Print the exception that is being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """Return as a string what print_exc() would print."""
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Print the exception that nobody handled last, in an interactive session."""
    if not hasattr(sys, 'last_exc') and not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    if hasattr(sys, 'last_exc'):
        print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
    else:
        print_exception(sys.last_type, sys.last_value, sys.last_traceback,
                        limit=limit, file=file, chain=chain)


def print_stack(f=None, limit=None, file=None):
    """Print the stack from where this is called, or from a frame; at most `limit` entries;
    the last ones if it is negative."""
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    """format_list(extract_stack(f, limit))."""
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit=limit))


def extract_stack(f=None, limit=None):
    """Return the stack from where this is called, or from a frame, as a StackSummary,
    oldest first."""
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def clear_frames(tb):
    "Let go of the local variables of all frames of a traceback."
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass        # still running
        tb = tb.tb_next


class FrameSummary:
    """What is told of one frame: filename, lineno, name, line, and perhaps end_lineno, colno,
    end_colno and locals (as strings).  Can be used as a tuple of the first four."""

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno',
                 'name', '_lines', '_lines_dedented', 'locals', '_code')

    def __init__(self, filename, lineno, name, *, lookup_line=True,
                 locals=None, line=None, end_lineno=None, colno=None, end_colno=None,
                 **kwargs):
        """lookup_line: whether the line is read now or when asked for.
        locals: local variables, kept as their representations.
        line: the line itself, if it is known."""
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._code = kwargs.get("_code")
        self._lines = line
        self._lines_dedented = None
        if lookup_line:
            self.line
        self.locals = ({name: _safe_string(value, 'local', func=repr)
                        for name, value in locals.items()} if locals else None)

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno
                    and self.name == other.name and self.locals == other.locals)
        if isinstance(other, tuple):
            return (self.filename, self.lineno, self.name, self.line) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def __len__(self):
        return 4

    def _set_lines(self):
        if self._lines is not None or self.lineno is None or self.end_lineno is None:
            return
        lines = []
        for lineno in range(self.lineno, self.end_lineno + 1):
            # what was typed in or passed to exec() is known by its code object alone
            line = linecache.getline(self.filename, lineno).rstrip()
            if not line and self._code is not None and self.filename.startswith("<"):
                line = linecache._getline_from_code(self._code, lineno).rstrip()
            lines.append(line)
        self._lines = "\n".join(lines) + "\n"

    @property
    def _original_lines(self):
        self._set_lines()
        return self._lines

    @property
    def _dedented_lines(self):
        self._set_lines()
        if self._lines_dedented is None and self._lines is not None:
            self._lines_dedented = _dedent(self._lines)
        return self._lines_dedented

    @property
    def line(self):
        self._set_lines()
        if self._lines is None:
            return None
        return self._lines.partition("\n")[0].strip()


def _dedent(text):
    if '\n' not in text[:-1]:
        # one line, the usual case
        stripped = text.lstrip(' \t')
        return stripped if stripped.strip() else '\n' if text.endswith('\n') else ''
    import textwrap
    return textwrap.dedent(text)


def walk_stack(f):
    """Yield (frame, line number) for a frame, or the caller's, and outwards."""
    if f is None:
        f = sys._getframe().f_back

    def walk_stack_generator(frame):
        while frame is not None:
            yield frame, frame.f_lineno
            frame = frame.f_back
    return walk_stack_generator(f)


def walk_tb(tb):
    """Yield (frame, line number) for each entry of a traceback."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _walk_tb_with_full_positions(tb):
    # (frame, (line, end line, column, end column))
    while tb is not None:
        positions = _get_code_position(tb.tb_frame.f_code, tb.tb_lasti)
        if positions[0] is None:
            # no debug information beyond the line
            yield tb.tb_frame, (tb.tb_lineno,) + positions[1:]
        else:
            yield tb.tb_frame, positions
        tb = tb.tb_next


def _get_code_position(code, instruction_index):
    if instruction_index < 0:
        return (None, None, None, None)
    try:
        positions = code.co_positions()
    except AttributeError:
        return (None, None, None, None)
    return next(itertools.islice(positions, instruction_index // 2, None),
                (None, None, None, None))


# how often the same entry is printed before it is counted
_RECURSIVE_CUTOFF = 3


class StackSummary(list):
    """A list of FrameSummary objects, oldest first."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """Make one from pairs (frame, line number).

        limit: None, or how many; the last ones if negative.
        lookup_lines: whether lines are read now or when asked for.
        capture_locals: whether representations of local variables are kept.
        """
        def extended():
            for frame, lineno in frame_gen:
                yield frame, (lineno, None, None, None)
        return klass._extract_from_extended_frame_gen(
            extended(), limit=limit, lookup_lines=lookup_lines,
            capture_locals=capture_locals)

    @classmethod
    def _extract_from_extended_frame_gen(klass, frame_gen, *, limit=None,
                                         lookup_lines=True, capture_locals=False):
        from_end = limit is BUILTIN_EXCEPTION_LIMIT
        if limit is None or from_end:
            limit = getattr(sys, 'tracebacklimit', None)
            if limit is not None and limit < 0:
                limit = 0
        if limit is not None:
            if from_end:
                frames = tuple(frame_gen)
                frame_gen = frames[len(frames) - limit:] if limit <= len(frames) else frames
            elif limit >= 0:
                frame_gen = itertools.islice(frame_gen, limit)
            else:
                frame_gen = list(frame_gen)[limit:]
        result = klass()
        filenames = set()
        for frame, (lineno, end_lineno, colno, end_colno) in frame_gen:
            code = frame.f_code
            filename = code.co_filename
            filenames.add(filename)
            linecache.lazycache(filename, frame.f_globals)
            result.append(FrameSummary(
                filename, lineno, code.co_name, lookup_line=False,
                locals=frame.f_locals if capture_locals else None,
                end_lineno=end_lineno, colno=colno, end_colno=end_colno, _code=code))
        for filename in filenames:
            linecache.checkcache(filename)
        if lookup_lines:
            for summary in result:
                summary.line
        return result

    @classmethod
    def from_list(klass, a_list):
        """Make one from FrameSummary objects or tuples of their four items."""
        result = StackSummary()
        for item in a_list:
            if not isinstance(item, FrameSummary):
                filename, lineno, name, line = item
                item = FrameSummary(filename, lineno, name, line=line)
            result.append(item)
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        """Return the text for one entry, or None to leave it out."""
        theme = _theme(kwargs.get("colorize", False))
        filename = frame_summary.filename
        if filename.startswith("<stdin-") and filename.endswith('>'):
            filename = "<stdin>"
        row = ['  File {}"{}"{}, line {}{}{}, in {}{}{}\n'.format(
            theme.filename, filename, theme.reset,
            theme.line_no, frame_summary.lineno, theme.reset,
            theme.frame, frame_summary.name, theme.reset)]
        dedented = frame_summary._dedented_lines
        if dedented and dedented.strip():
            if frame_summary.colno is None or frame_summary.end_colno is None:
                line = frame_summary.line
                row.append('    ' + line + '\n' if line else '\n')
            else:
                from _traceback_carets import marked_lines
                row.append(marked_lines(self, frame_summary, theme))
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                row.append('    {name} = {value}\n'.format(name=name, value=value))
        return ''.join(row)

    def _should_show_carets(self, start_offset, end_offset, all_lines, anchors):
        from _traceback_carets import should_show
        return should_show(start_offset, end_offset, all_lines, anchors)

    def format(self, **kwargs):
        """Return strings ready to be printed, one for each entry.  Of entries that repeat
        more than three times the rest is counted in one line."""
        colorize = kwargs.get("colorize", False)
        result = []
        last = None
        count = 0

        def repeated():
            extra = count - _RECURSIVE_CUTOFF
            return f'  [Previous line repeated {extra} more time{"s" if extra > 1 else ""}]\n'

        for summary in self:
            text = self.format_frame_summary(summary, colorize=colorize)
            if text is None:
                continue
            key = (summary.filename, summary.lineno, summary.name)
            if key != last or None in key:
                if count > _RECURSIVE_CUTOFF:
                    result.append(repeated())
                last = key
                count = 0
            count += 1
            if count <= _RECURSIVE_CUTOFF:
                result.append(text)
        if count > _RECURSIVE_CUTOFF:
            result.append(repeated())
        return result


class _ExceptionPrintContext:
    """How deep in exception groups the printing is."""

    def __init__(self):
        self.seen = set()
        self.exception_group_depth = 0
        self.need_close = False

    def indent(self):
        return ' ' * (2 * self.exception_group_depth)

    def emit(self, text_gen, margin_char=None):
        prefix = self.indent()
        if self.exception_group_depth:
            prefix += (margin_char or '|') + ' '
        if isinstance(text_gen, str):
            text_gen = (text_gen,)
        for text in text_gen:
            yield ''.join([prefix + line for line in text.splitlines(True)])


class TracebackException:
    """An exception ready to be told, without reference to it or its frames.

    stack, __cause__, __context__, exceptions, __suppress_context__, __notes__, exc_type_str
    and, of a syntax error, filename, lineno, end_lineno, text, offset, end_offset, msg.
    """

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None,
                 lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        # links may form cycles: _seen has the ids of exceptions that were met
        outermost = _seen is None
        if outermost:
            _seen = set()
        _seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._extract_from_extended_frame_gen(
            _walk_tb_with_full_positions(exc_traceback), limit=limit,
            lookup_lines=lookup_lines, capture_locals=capture_locals)
        self._exc_type = exc_type if save_exc_type else None
        self._str = _safe_string(exc_value, 'exception')
        try:
            self.__notes__ = getattr(exc_value, '__notes__', None)
        except Exception as error:
            self.__notes__ = [
                f'Ignored error getting __notes__: {_safe_string(error, "__notes__", repr)}']
        self._is_syntax_error = False
        self._have_exc_type = exc_type is not None
        if exc_type is not None:
            self.exc_type_qualname = exc_type.__qualname__
            self.exc_type_module = exc_type.__module__
        else:
            self.exc_type_qualname = None
            self.exc_type_module = None
        if exc_type and issubclass(exc_type, SyntaxError):
            self._keep_syntax_error(exc_value)
        elif exc_type and issubclass(exc_type, (ImportError, NameError, AttributeError)):
            self._suggest(exc_type, exc_value, exc_traceback)
        if lookup_lines:
            for summary in self.stack:
                summary.line
        self.__suppress_context__ = (exc_value.__suppress_context__
                                     if exc_value is not None else False)
        self.__cause__ = self.__context__ = self.exceptions = None
        if outermost:
            options = dict(limit=limit, lookup_lines=lookup_lines,
                           capture_locals=capture_locals,
                           max_group_width=max_group_width,
                           max_group_depth=max_group_depth, _seen=_seen)
            self._link(exc_value, compact, options)

    def _keep_syntax_error(self, error):
        self.filename = error.filename
        lineno, end_lineno = error.lineno, error.end_lineno
        self.lineno = str(lineno) if lineno is not None else None
        self.end_lineno = str(end_lineno) if end_lineno is not None else None
        self.text = error.text
        self.offset = error.offset
        self.end_offset = error.end_offset
        self.msg = error.msg
        self._is_syntax_error = True
        self._exc_metadata = getattr(error, "_metadata", None)

    def _suggest(self, exc_type, error, tb):
        attribute = 'name_from' if issubclass(exc_type, ImportError) else 'name'
        wrong_name = getattr(error, attribute, None)
        if wrong_name is None:
            return
        suggestion = _compute_suggestion_error(error, tb, wrong_name)
        if suggestion:
            self._str += f". Did you mean: '{suggestion}'?"
        if issubclass(exc_type, NameError) and wrong_name in sys.stdlib_module_names:
            if suggestion:
                self._str += f" Or did you forget to import '{wrong_name}'?"
            else:
                self._str += f". Did you forget to import '{wrong_name}'?"

    def _link(self, exc_value, compact, options):
        """Do the same for all that the exception is linked to; a loop, as chains are long."""
        seen = options['_seen']

        def made(error):
            return TracebackException(type(error), error, error.__traceback__, **options)

        pending = [(self, exc_value)]
        while pending:
            te, error = pending.pop()
            if error is None:
                continue
            if error.__cause__ is not None and id(error.__cause__) not in seen:
                te.__cause__ = made(error.__cause__)
                pending.append((te.__cause__, error.__cause__))
            wanted = not compact or (te.__cause__ is None and not error.__suppress_context__)
            if (error.__context__ is not None and wanted
                    and id(error.__context__) not in seen):
                te.__context__ = made(error.__context__)
                pending.append((te.__context__, error.__context__))
            if isinstance(error, BaseExceptionGroup):
                te.exceptions = [made(inner) for inner in error.exceptions]
                pending.extend(zip(te.exceptions, error.exceptions))

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Make one from an exception alone."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        import warnings
        warnings.warn('Deprecated in 3.13. Use exc_type_str instead.',
                      DeprecationWarning, stacklevel=2)
        return self._exc_type

    @property
    def exc_type_str(self):
        if not self._have_exc_type:
            return None
        module = self.exc_type_module
        if module in ("__main__", "builtins"):
            return self.exc_type_qualname
        if not isinstance(module, str):
            module = "<unknown>"
        return module + '.' + self.exc_type_qualname

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        """Generate the lines that say what the exception is, and its notes; with show_group
        also what a group holds, indented."""
        colorize = kwargs.get("colorize", False)
        indent = 3 * _depth * ' '
        if not self._have_exc_type:
            yield indent + _format_final_exc_line(None, self._str, colorize=colorize)
            return
        name = self.exc_type_str
        if self._is_syntax_error:
            for line in self._format_syntax_error(name, colorize=colorize):
                yield indent + line
        elif _depth > 0:
            line = _format_final_exc_line(name, self._str, insert_final_newline=False,
                                          colorize=colorize)
            for part in line.split('\n'):
                yield indent + part + '\n'
        else:
            yield _format_final_exc_line(name, self._str, colorize=colorize)
        notes = self.__notes__
        if _is_sequence(notes):
            for note in notes:
                for line in _safe_string(note, 'note').split('\n'):
                    yield indent + line + '\n'
        elif notes is not None:
            yield indent + "{}\n".format(_safe_string(notes, '__notes__', func=repr))
        if self.exceptions and show_group:
            for inner in self.exceptions:
                yield from inner.format_exception_only(
                    show_group=show_group, _depth=_depth + 1, colorize=colorize)

    def _find_keyword_typos(self):
        from _traceback_suggestions import find_keyword_typo
        find_keyword_typo(self)

    def _format_syntax_error(self, stype, **kwargs):
        theme = _theme(kwargs.get("colorize", False))
        suffix = ''
        if self.lineno is not None:
            yield '  File {}"{}"{}, line {}{}{}\n'.format(
                theme.filename, self.filename or "<string>", theme.reset,
                theme.line_no, self.lineno, theme.reset)
        elif self.filename is not None:
            suffix = ' ({})'.format(self.filename)
        if isinstance(self.text, str):
            try:
                self._find_keyword_typos()
            except Exception:
                pass
            yield from self._mark_syntax_error(theme)
        message = self.msg
        if message is None or isinstance(message, str) and not message:
            message = "<no detail available>"
        yield '{}{}{}: {}{}{}{}\n'.format(theme.type, stype, theme.reset,
                                          theme.message, message, theme.reset, suffix)

    def _mark_syntax_error(self, theme):
        whole = self.text.rstrip('\n')
        line = whole.lstrip(' \n\f')
        spaces = len(whole) - len(line)
        if self.offset is None:
            yield '    {}\n'.format(line)
            return
        offset = self.offset
        if not isinstance(offset, int) or not isinstance(self.end_offset, (int, type(None))):
            return      # somebody's own idea of a position
        if self.lineno == self.end_lineno:
            end_offset = self.end_offset if self.end_offset not in {None, 0} else offset
        else:
            end_offset = len(whole) + 1
        if offset > len(whole) + 1:
            offset = len(whole) + 1
        if offset >= end_offset or end_offset < 0:
            end_offset = offset + 1
        # from columns that count from one to places in the stripped line
        start, end = offset - 1 - spaces, end_offset - 1 - spaces
        if start < 0:
            yield '    {}\n'.format(line)
            return
        # tabs keep the alignment
        blanks = ''.join([c if c.isspace() else ' ' for c in line[:start]])
        yield '    {}{}{}{}{}\n'.format(line[:start], theme.error_highlight,
                                        line[start:end], theme.reset, line[end:])
        yield '    {}{}{}{}\n'.format(blanks, theme.error_highlight,
                                      '^' * (end - start), theme.reset)

    def format(self, *, chain=True, _ctx=None, **kwargs):
        """Generate what is printed of the exception, and of those it is linked to unless
        chain is false: strings of one or more lines.  The last says what it is."""
        colorize = kwargs.get("colorize", False)
        if _ctx is None:
            _ctx = _ExceptionPrintContext()
        parts = []
        te = self
        while te:
            linked = message = None
            if chain:
                if te.__cause__ is not None:
                    message, linked = _cause_message, te.__cause__
                elif te.__context__ is not None and not te.__suppress_context__:
                    message, linked = _context_message, te.__context__
            parts.append((message, te))
            te = linked
        for message, te in reversed(parts):
            if message is not None:
                yield from _ctx.emit(message)
            if te.exceptions is None:
                if te.stack:
                    yield from _ctx.emit('Traceback (most recent call last):\n')
                    yield from _ctx.emit(te.stack.format(colorize=colorize))
                yield from _ctx.emit(te.format_exception_only(colorize=colorize))
            elif _ctx.exception_group_depth > self.max_group_depth:
                yield from _ctx.emit(f"... (max_group_depth is {self.max_group_depth})\n")
            else:
                yield from te._format_group(chain, _ctx, colorize, self.max_group_width)

    def _format_group(self, chain, ctx, colorize, max_width):
        outermost = ctx.exception_group_depth == 0
        if outermost:
            ctx.exception_group_depth += 1
        if self.stack:
            yield from ctx.emit('Exception Group Traceback (most recent call last):\n',
                                margin_char='+' if outermost else None)
            yield from ctx.emit(self.stack.format(colorize=colorize))
        yield from ctx.emit(self.format_exception_only(colorize=colorize))
        total = len(self.exceptions)
        shown = total if total <= max_width else max_width + 1
        ctx.need_close = False
        for i in range(shown):
            last = i == shown - 1
            if last:
                ctx.need_close = True       # unless a group inside draws the closing line
            cut = i >= max_width
            title = '...' if cut else f'{i + 1}'
            yield (ctx.indent() + ('+-' if i == 0 else '  ')
                   + f'+---------------- {title} ----------------\n')
            ctx.exception_group_depth += 1
            if cut:
                rest = total - max_width
                yield from ctx.emit(
                    f"and {rest} more exception{'s' if rest > 1 else ''}\n")
            else:
                yield from self.exceptions[i].format(chain=chain, _ctx=ctx,
                                                     colorize=colorize)
            if last and ctx.need_close:
                yield ctx.indent() + "+------------------------------------\n"
                ctx.need_close = False
            ctx.exception_group_depth -= 1
        if outermost:
            assert ctx.exception_group_depth == 1
            ctx.exception_group_depth = 0

    def print(self, *, file=None, chain=True, **kwargs):
        """Print what format() yields; to sys.stderr if no file is given."""
        colorize = kwargs.get("colorize", False)
        if file is None:
            file = sys.stderr
        for line in self.format(chain=chain, colorize=colorize):
            print(line, file=file, end="")


def _is_sequence(notes):
    if isinstance(notes, (list, tuple)):
        return True
    if notes is None or isinstance(notes, (str, bytes)):
        return False
    import collections.abc
    return isinstance(notes, collections.abc.Sequence)


def _compute_suggestion_error(exc_value, tb, wrong_name):
    from _traceback_suggestions import suggestion_for
    return suggestion_for(exc_value, tb, wrong_name)


def __getattr__(name):
    for module, names in (
            ('_traceback_suggestions', ('_levenshtein_distance', '_MAX_CANDIDATE_ITEMS',
                                        '_MAX_STRING_SIZE', '_MOVE_COST', '_CASE_COST',
                                        '_substitution_cost')),
            ('_traceback_carets', ('_extract_caret_anchors_from_line_segment',
                                   '_byte_offset_to_character_offset', '_display_width'))):
        if name in names:
            return getattr(__import__(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
