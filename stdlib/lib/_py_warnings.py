# The work of warnings: what is said (warn, warn_explicit), what becomes of it (the filters), how it
# is shown, and @deprecated.  All of it is script; a native that warns calls warn_explicit() here.
# What programs may replace is looked up in the module that _set_module() names: warnings.

import sys
import _thread

__all__ = ["warn", "warn_explicit", "showwarning",
           "formatwarning", "filterwarnings", "simplefilter",
           "resetwarnings", "catch_warnings", "deprecated"]

# (action, message pattern or None, category, module pattern or None, line or 0), first match
# decides; a plain string in place of a pattern must be equal
filters = [
    ('default', None, DeprecationWarning, '__main__', 0),
    ('ignore', None, DeprecationWarning, None, 0),
    ('ignore', None, PendingDeprecationWarning, None, 0),
    ('ignore', None, ImportWarning, None, 0),
    ('ignore', None, ResourceWarning, None, 0),
]
defaultaction = "default"
onceregistry = {}
_defaultaction, _onceregistry = defaultaction, onceregistry

_lock = _thread.RLock()
# what modules remember of warnings they showed is valid for one version of the filters
_filters_version = 1
_actions = ('default', 'always', 'all', 'ignore', 'module', 'once', 'error')
_use_context = getattr(sys.flags, 'context_aware_warnings', False)
_wm = sys.modules.get('warnings')


def _set_module(module):
    """Let the functions here look up what may be replaced in this module."""
    global _wm
    _wm = module


# -- contexts: filters that belong to one task or thread, if the interpreter is told so -------

class _Context:
    def __init__(self, filters):
        self._filters = filters
        self.log = None         # a list while warnings are recorded

    def copy(self):
        context = _Context(self._filters[:])
        if self.log is not None:
            context.log = self.log
        return context

    def _record_warning(self, msg):
        self.log.append(msg)


class _GlobalContext(_Context):
    def __init__(self):
        self.log = None

    @property
    def _filters(self):
        # looked up each time: catch_warnings() replaces the list of the module
        try:
            return _wm.filters
        except AttributeError:
            return []


_global_context = _GlobalContext()
_warnings_context = None


def _context_variable():
    global _warnings_context
    if _warnings_context is None:
        from contextvars import ContextVar
        _warnings_context = ContextVar('warnings_context')
    return _warnings_context


def _get_context():
    if _warnings_context is None:
        return _global_context
    return _warnings_context.get(_global_context)


def _set_context(context):
    _context_variable().set(context)


def _new_context():
    context = _get_context().copy()
    _set_context(context)
    return context


def _get_filters():
    return _get_context()._filters


def _acquire_lock():
    _lock.acquire()


def _release_lock():
    _lock.release()


def _filters_mutated_lock_held():
    global _filters_version
    _filters_version += 1


def _filters_mutated():
    with _lock:
        _filters_mutated_lock_held()


# -- showing -------------------------------------------------------------------------------

def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to a file, sys.stderr if none is given.  May be replaced."""
    _showwarnmsg_impl(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    """Return a warning as text.  May be replaced."""
    return _formatwarnmsg_impl(
        WarningMessage(message, category, filename, lineno, None, line))


_showwarning_orig = showwarning
_formatwarning_orig = formatwarning


def _showwarnmsg_impl(msg):
    context = _get_context()
    if context.log is not None:
        context._record_warning(msg)
        return
    file = msg.file
    if file is None:
        file = sys.stderr
        if file is None:
            return      # no console: the warning is lost
    try:
        file.write(_formatwarnmsg(msg))
    except OSError:
        pass            # nothing can be said there


def _formatwarnmsg_impl(msg):
    category = msg.category.__name__
    text = f"{msg.filename}:{msg.lineno}: {category}: {msg.message}\n"
    line = msg.line
    if line is None:
        try:
            import linecache
            line = linecache.getline(msg.filename, msg.lineno)
        except Exception:
            # at the end of the interpreter modules may be gone
            line = None
    if line:
        text += "  %s\n" % line.strip()
    if msg.source is not None:
        text += _allocated_at(msg.source, category)
    return text


def _allocated_at(source, category):
    try:
        import tracemalloc
    except Exception:
        return ''       # not here, or no longer
    try:
        tracing = tracemalloc.is_tracing()
        tb = tracemalloc.get_object_traceback(source)
    except Exception:
        return ''
    if tb is None:
        return '' if tracing else (f'{category}: Enable tracemalloc to get the object '
                                   f'allocation traceback\n')
    text = 'Object allocated at (most recent call last):\n'
    for frame in tb:
        text += '  File "%s", lineno %s\n' % (frame.filename, frame.lineno)
        try:
            import linecache
            line = linecache.getline(frame.filename, frame.lineno)
        except Exception:
            line = None
        if line:
            text += '    %s\n' % line.strip()
    return text


def _showwarnmsg(msg):
    """Show a warning by showwarning(), if somebody replaced it."""
    try:
        show = _wm.showwarning
    except AttributeError:
        pass
    else:
        if show is not _showwarning_orig:
            if not callable(show):
                raise TypeError("warnings.showwarning() must be set to a "
                                "function or method")
            show(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)
            return
    _wm._showwarnmsg_impl(msg)


def _formatwarnmsg(msg):
    try:
        form = _wm.formatwarning
    except AttributeError:
        pass
    else:
        if form is not _formatwarning_orig:
            return form(msg.message, msg.category, msg.filename, msg.lineno, msg.line)
    return _wm._formatwarnmsg_impl(msg)


_showwarnmsg_orig = _showwarnmsg


class WarningMessage(object):
    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file",
                        "line", "source")

    def __init__(self, message, category, filename, lineno, file=None,
                 line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return ("{message : %r, category : %r, filename : %r, lineno : %s, "
                "line : %r}" % (self.message, self._category_name,
                                self.filename, self.lineno, self.line))

    def __repr__(self):
        return f'<{type(self).__qualname__} {self}>'


# -- filters -------------------------------------------------------------------------------

def _check_filter(action, category, lineno):
    if action not in _actions:
        raise ValueError(f"invalid action: {action!r}")
    if category is not None:
        if not isinstance(category, type) or not issubclass(category, Warning):
            raise TypeError("category must be a Warning subclass")
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")


def filterwarnings(action, message="", category=Warning, module="", lineno=0,
                   append=False):
    """Put a filter before all others, or after them with append.

    action: "error", "ignore", "always", "all", "default", "module" or "once"
    message, module: regular expressions for the beginning of the text (any case) and of the
        module's name
    category: a class of warnings
    lineno: a line number, 0 for all
    """
    if action not in _actions:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(message, str):
        raise TypeError("message must be a string")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass")
    if not isinstance(module, str):
        raise TypeError("module must be a string")
    _check_filter(action, None, lineno)
    if message or module:
        import re
    message = re.compile(message, re.I) if message else None
    module = re.compile(module) if module else None
    _add_filter(action, message, category, module, lineno, append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Put a filter before all others, or after them with append, that looks neither at the
    text nor at the module."""
    _check_filter(action, None, lineno)
    _add_filter(action, None, category, None, lineno, append=append)


def _add_filter(*item, append):
    with _lock:
        filters = _get_filters()
        if not append:
            # what is there already only moves
            try:
                filters.remove(item)
            except ValueError:
                pass
            filters.insert(0, item)
        elif item not in filters:
            filters.append(item)
        _filters_mutated_lock_held()


def resetwarnings():
    """Remove all filters."""
    with _lock:
        del _get_filters()[:]
        _filters_mutated_lock_held()


class _OptionError(Exception):
    """A wrong -W option."""


def _processoptions(args):
    for arg in args:
        try:
            _setoption(arg)
        except _OptionError as error:
            print("Invalid -W option ignored:", error, file=sys.stderr)


def _setoption(arg):
    parts = arg.split(':')
    if len(parts) > 5:
        raise _OptionError("too many fields (max 5): %r" % (arg,))
    parts += [''] * (5 - len(parts))
    action, message, category, module, lineno = [part.strip() for part in parts]
    action = _getaction(action)
    category = _getcategory(category)
    if message or module:
        import re
    if message:
        message = re.escape(message)
    if module:
        module = re.escape(module) + r'\z'
    if lineno:
        try:
            lineno = int(lineno)
            if lineno < 0:
                raise ValueError
        except (ValueError, OverflowError):
            raise _OptionError("invalid lineno %r" % (lineno,)) from None
    else:
        lineno = 0
    filterwarnings(action, message, category, module, lineno)


def _getaction(action):
    if not action:
        return "default"
    for known in _actions:
        if known.startswith(action):
            return known
    raise _OptionError("invalid action: %r" % (action,))


def _getcategory(category):
    if not category:
        return Warning
    if '.' not in category:
        import builtins as module
        name = category
    else:
        module, _, name = category.rpartition('.')
        try:
            module = __import__(module, None, None, [name])
        except ImportError:
            raise _OptionError("invalid module name: %r" % (module,)) from None
    try:
        found = getattr(module, name)
    except AttributeError:
        raise _OptionError("unknown warning category: %r" % (category,)) from None
    if not issubclass(found, Warning):
        raise _OptionError("invalid warning category: %r" % (category,))
    return found


# -- warning -------------------------------------------------------------------------------

def _is_internal_filename(filename):
    return 'importlib' in filename and '_bootstrap' in filename


def _is_filename_to_skip(filename, skip_file_prefixes):
    return any(filename.startswith(prefix) for prefix in skip_file_prefixes)


def _is_internal_frame(frame):
    """Whether a frame belongs to the import system."""
    return _is_internal_filename(frame.f_code.co_filename)


def _next_external_frame(frame, skip_file_prefixes):
    """The next frame outwards that belongs neither to the import system nor to what is to
    be skipped."""
    frame = frame.f_back
    while frame is not None and (
            _is_internal_filename(frame.f_code.co_filename)
            or _is_filename_to_skip(frame.f_code.co_filename, skip_file_prefixes)):
        frame = frame.f_back
    return frame


def warn(message, category=None, stacklevel=1, source=None,
         *, skip_file_prefixes=()):
    """Issue a warning, or ignore it or raise it, as the filters say.

    stacklevel: 1 blames the line that calls warn(), 2 its caller, and so on
    skip_file_prefixes: frames of files whose names begin so are not counted
    source: the object whose destruction caused a ResourceWarning
    """
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    elif not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass, not '{:s}'".format(
            type(category).__name__))
    if not isinstance(skip_file_prefixes, tuple):
        raise TypeError("warn() argument 'skip_file_prefixes' must be tuple, not "
                        + type(skip_file_prefixes).__name__)
    for prefix in skip_file_prefixes:
        if not isinstance(prefix, str):
            raise TypeError(f"Found non-str '{type(prefix).__name__}' in skip_file_prefixes.")
    if not isinstance(stacklevel, int):
        from operator import index
        stacklevel = index(stacklevel)
    if skip_file_prefixes:
        stacklevel = max(2, stacklevel)
    frame = _blamed_frame(sys._getframe(1), stacklevel, skip_file_prefixes)
    if frame is None:
        namespace = sys.__dict__
        filename, lineno = "<sys>", 0
    else:
        namespace = frame.f_globals
        filename, lineno = frame.f_code.co_filename, frame.f_lineno
    module = namespace.get('__name__', "<string>")
    registry = namespace.setdefault("__warningregistry__", {})
    warn_explicit(message, category, filename, lineno, module=module, registry=registry,
                  source=source)


def _blamed_frame(frame, stacklevel, skip_file_prefixes):
    if stacklevel <= 1:
        return frame
    if _is_internal_frame(frame):
        # the import system itself warns: count every frame
        for _ in range(stacklevel - 1):
            if frame is None:
                return None
            frame = frame.f_back
        return frame
    for _ in range(stacklevel - 1):
        frame = _next_external_frame(frame, skip_file_prefixes)
        if frame is None:
            return None
    return frame


def _matches(pattern, text):
    if pattern is None:
        return True
    if type(pattern) is str:
        return pattern == text
    return pattern.match(text) is not None


def _action_for(text, category, module, lineno):
    for item in _get_filters():
        action, message, wanted, module_pattern, line = item
        if (_matches(message, text) and issubclass(category, wanted)
                and _matches(module_pattern, module) and (line == 0 or lineno == line)):
            return action, item
    # should somebody delete it from the module, it is still known here
    return getattr(_wm, 'defaultaction', _defaultaction), None


def _first_time(registry, key):
    """Note the key in a registry; whether it is new there."""
    if registry.get(key):
        return False
    registry[key] = 1
    return True


def warn_explicit(message, category, filename, lineno,
                  module=None, registry=None, module_globals=None,
                  source=None):
    """Issue a warning for a place that is named, or ignore it or raise it.

    registry: a dictionary in which is noted what was shown, usually the module's
        __warningregistry__; with None nothing is noted
    module_globals: of the module, so that its loader can be asked for the line
    """
    if not isinstance(filename, str):
        raise TypeError("warn_explicit() argument 'filename' must be str, not "
                        + type(filename).__name__)
    if type(lineno) is not int:
        from operator import index
        lineno = index(lineno)
    if module_globals is not None and not isinstance(module_globals, dict):
        raise TypeError(f"module_globals must be a dict, not '{type(module_globals).__name__}'")
    if registry is not None and not isinstance(registry, dict):
        raise TypeError("'registry' must be a dict or None")
    if module is None:
        module = filename or "<unknown>"
        if module[-3:].lower() == ".py":
            module = module[:-3]
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = (text, category, lineno)
    with _lock:
        noted = {} if registry is None else registry
        if noted.get('version', 0) != _filters_version:
            noted.clear()
            noted['version'] = _filters_version
        if noted.get(key):
            return
        action, item = _action_for(text if isinstance(text, str) else str(text),
                                   category, module, lineno)
        if action == "ignore":
            return
        if action == "error":
            raise message
        if action == "once":
            noted[key] = 1
            once = getattr(_wm, 'onceregistry', _onceregistry)
            if not isinstance(once, dict):
                raise TypeError("_warnings.onceregistry must be a dict, "
                                f"not '{type(once).__name__}'")
            if not _first_time(once, (text, category)):
                return
        elif action == "module":
            noted[key] = 1
            if not _first_time(noted, (text, category, 0)):
                return
        elif action == "default":
            noted[key] = 1
        elif not isinstance(action, str):
            raise TypeError("action must be a string, "
                            f"not '{type(action).__name__}'")
        elif action not in ("always", "all"):
            raise RuntimeError(
                "Unrecognized action (%r) in warnings.filters:\n %s" % (action, item))
    if module_globals is not None:
        # the loader is known now, and may not be when the line is wanted
        try:
            import linecache
            linecache.getlines(filename, module_globals)
        except Exception:
            pass
    msg = WarningMessage(message, category, filename, lineno, source=source)
    getattr(_wm, '_showwarnmsg', _showwarnmsg_orig)(msg)


class catch_warnings(object):
    """A context manager after which the filters, and how warnings are shown, are what they
    were before.

    record: whether warnings are collected in a list, which `with` gives, instead of shown
    module: another module in place of this one, for tests of it
    action, category, lineno, append: for simplefilter() at the beginning
    """

    def __init__(self, *, record=False, module=None,
                 action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules['warnings'] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = []
        if self._record:
            args.append("record=True")
        if self._module is not sys.modules['warnings']:
            args.append("module=%r" % self._module)
        return "%s(%s)" % (type(self).__name__, ", ".join(args))

    def __enter__(self):
        if self._entered:
            raise RuntimeError("Cannot enter %r twice" % self)
        self._entered = True
        module = self._module
        log = [] if self._record else None
        with _lock:
            if _use_context:
                self._saved_context = module._get_context()
                context = module._new_context()
                context.log = log
            else:
                context = None
                self._filters = module.filters
                module.filters = self._filters[:]
                self._showwarning = module.showwarning
                self._showwarnmsg_impl = module._showwarnmsg_impl
            module._filters_mutated()
            if self._record:
                if context is None:
                    module._showwarnmsg_impl = log.append
                # somebody's own showwarning() would take them first
                module.showwarning = module._showwarning_orig
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError("Cannot exit %r without entering first" % self)
        module = self._module
        with _lock:
            if _use_context:
                module._set_context(self._saved_context)
            else:
                module.filters = self._filters
                module.showwarning = self._showwarning
                module._showwarnmsg_impl = self._showwarnmsg_impl
            module._filters_mutated()


class deprecated:
    """Mark a class, function or overload as deprecated: type checkers say so, and so does a
    warning when it is called (or subclassed), unless category is None.

    message: what to use instead
    stacklevel: whom to blame; 1 is the caller

    The message is kept as __deprecated__ of the object.
    """

    def __init__(self, message: str, /, *, category: type[Warning] | None = DeprecationWarning,
                 stacklevel: int = 1) -> None:
        if not isinstance(message, str):
            raise TypeError("Expected an object of type str for 'message', not "
                            f"{type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        message, category, stacklevel = self.message, self.category, self.stacklevel
        if category is None:
            arg.__deprecated__ = message
            return arg
        if isinstance(arg, type):
            return _deprecate_class(arg, message, category, stacklevel)
        if callable(arg):
            return _deprecate_function(arg, message, category, stacklevel)
        raise TypeError("@deprecated decorator with non-None category must be applied to "
                        f"a class or callable, not {arg!r}")


def _current():
    # what is imported as warnings now
    return sys.modules.get('warnings') or _wm


def _deprecate_class(cls, message, category, stacklevel):
    import functools
    original_new = cls.__new__
    original_init_subclass = cls.__init_subclass__

    @functools.wraps(original_new)
    def __new__(klass, /, *args, **kwargs):
        if klass is cls:
            _current().warn(message, category=category, stacklevel=stacklevel + 1)
        if original_new is not object.__new__:
            return original_new(klass, *args, **kwargs)
        # object.__new__ complains about arguments that it ignores with an __init__
        if klass.__init__ is object.__init__ and (args or kwargs):
            raise TypeError(f"{klass.__name__}() takes no arguments")
        return original_new(klass)

    cls.__new__ = staticmethod(__new__)

    if '__init_subclass__' not in cls.__dict__:
        # the next in line, which for a class with several bases is known only then
        @functools.wraps(original_init_subclass)
        def __init_subclass__(klass, *args, **kwargs):
            _current().warn(message, category=category, stacklevel=stacklevel + 1)
            return super(cls, klass).__init_subclass__(*args, **kwargs)

        cls.__init_subclass__ = classmethod(__init_subclass__)
    elif isinstance(original_init_subclass, type(_MethodHolder.method)):
        # a class method of its own: wrap its function
        function = original_init_subclass.__func__

        @functools.wraps(function)
        def __init_subclass__(*args, **kwargs):
            _current().warn(message, category=category, stacklevel=stacklevel + 1)
            return function(*args, **kwargs)

        cls.__init_subclass__ = classmethod(__init_subclass__)
    else:
        @functools.wraps(original_init_subclass)
        def __init_subclass__(*args, **kwargs):
            _current().warn(message, category=category, stacklevel=stacklevel + 1)
            return original_init_subclass(*args, **kwargs)

        cls.__init_subclass__ = __init_subclass__

    cls.__deprecated__ = __new__.__deprecated__ = message
    __init_subclass__.__deprecated__ = message
    return cls


class _MethodHolder:
    @classmethod
    def method(cls):
        pass


def _deprecate_function(function, message, category, stacklevel):
    import functools

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        _current().warn(message, category=category, stacklevel=stacklevel + 1)
        return function(*args, **kwargs)

    code = getattr(function, '__code__', None)
    if code is None or code.co_flags & 0x80 or hasattr(function, '_is_coroutine_mark'):
        import inspect
        if inspect.iscoroutinefunction(function):
            wrapper = inspect.markcoroutinefunction(wrapper)
    function.__deprecated__ = wrapper.__deprecated__ = message
    return wrapper


_DEPRECATED_MSG = "{name!r} is deprecated and slated for removal in Python {remove}"


def _deprecated(name, message=_DEPRECATED_MSG, *, remove, _version=sys.version_info):
    """Warn that a name will be removed in version `remove`; RuntimeError if it was to be."""
    formatted = f"{remove[0]}.{remove[1]}"
    if _version[:2] > remove or (_version[:2] == remove and _version[3] != "alpha"):
        raise RuntimeError(f"{name!r} was slated for removal after Python {formatted} alpha")
    warn(message.format(name=name, remove=formatted), DeprecationWarning, stacklevel=3)


def _warn_unawaited_coroutine(coro):
    """Called when a coroutine dies that was never awaited."""
    lines = [f"coroutine '{coro.__qualname__}' was never awaited\n"]
    if coro.cr_origin is not None:
        import linecache
        import traceback
        entries = [(filename, lineno, name, linecache.getline(filename, lineno))
                   for filename, lineno, name in reversed(coro.cr_origin)]
        lines.append("Coroutine created at (most recent call last)\n")
        lines += traceback.format_list(entries)
    # the frame that lost it is the one that is running
    warn("".join(lines).rstrip('\n'), category=RuntimeWarning, stacklevel=2, source=coro)
