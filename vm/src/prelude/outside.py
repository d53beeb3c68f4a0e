# Script halves of `print`, `input`, `open`, and of the standard streams; the handlers of signals, the end
# of a program.


def deliver_signals(next_handler, frame):
    while found := next_handler():
        handler, number = found
        handler(number, frame)


def read_input(prompt=''):
    import sys

    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name, None) is None:
            raise RuntimeError(f"lost sys.{name}")
    _audit('builtins.input', (None if prompt == '' else prompt,))
    try:
        sys.stderr.flush()
    except Exception:
        pass
    if prompt != "":
        sys.stdout.write(str(prompt))
    try:
        sys.stdout.flush()
    except Exception:
        pass
    line = sys.stdin.readline()
    if not isinstance(line, str):
        raise TypeError("object.readline() returned non-string")
    if not line:
        raise EOFError("EOF when reading a line")
    line = line[:-1] if line[-1] == "\n" else line
    _audit('builtins.input/result', (line,))
    return line


def open_file(file, mode=None, buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    import _io

    return _io._open(file, "r" if mode is None else mode, buffering, encoding, errors, newline, closefd, opener)


def stream_writelines(stream, lines):
    for line in lines:
        stream.write(line)


def display_value(value):
    import builtins
    import sys

    if value is None:
        return
    builtins._ = None
    text = repr(value)
    sys.stdout.write(text)
    sys.stdout.write("\n")
    builtins._ = value


def namespace_init(self, mapping_or_iterable=None, /, **kwargs):
    given = dict(mapping_or_iterable)
    for name in given:
        if not isinstance(name, str):
            raise TypeError('keywords must be strings')
    given.update(kwargs)
    self.__dict__.update(given)


def namespace_repr(own):
    cls = type(own)
    name = "namespace" if cls.__module__ == "types" and cls.__name__ == "SimpleNamespace" else cls.__name__
    if _repr_enter(own):
        return f"{name}(...)"
    try:
        parts = [f"{key}={value!r}" for key, value in own.__dict__.items() if isinstance(key, str)]
        return f"{name}({', '.join(parts)})"
    finally:
        _repr_leave(own)


def namespace_replace(self, /, **changes):
    cls = type(self)
    copy = cls()
    if not is_namespace(copy):
        raise TypeError(f"expect types.SimpleNamespace type, but {cls.__module__}.{cls.__qualname__}() "
                        f"returned '{type(copy).__name__}' object")
    copy.__dict__.update(self.__dict__)
    copy.__dict__.update(changes)
    return copy


def namespace_reduce(self):
    return type(self), (), self.__dict__


def is_namespace(value):
    return issubclass(type(value), type(_system('implementation')))


def namespace_equal(own, other):
    if is_namespace(own) and is_namespace(other):
        return own.__dict__ == other.__dict__
    return NotImplemented


def enter_debugger(*arguments, **keywords):
    import os

    wanted = os.environ.get("PYTHONBREAKPOINT") or "pdb.set_trace"
    if wanted == "0":
        return None
    module, dot, name = wanted.rpartition(".")
    try:
        if dot and not module:
            raise ImportError
        hook = getattr(__import__(module or "builtins", None, None, (name,)), name)
    except (ImportError, AttributeError, ValueError):
        import warnings

        warnings.warn(f'Ignoring unimportable $PYTHONBREAKPOINT: "{wanted}"', RuntimeWarning)
        return None
    return hook(*arguments, **keywords)


def quitter_repr(self):
    return f'Use {self.name}() or {self.eof} to exit'


def quitter_call(self, code=None):
    try:
        _system('stdin').close()
    except Exception:
        pass
    raise SystemExit(code)


def notice_repr(self):
    if self._text.count('\n') > 20:
        return f'Type {self._name}() to see the full {self._name} text'
    return self._text


def notice_call(self):
    print(self._text)


def helper_repr(self):
    return 'Type help() for interactive help, or help(object) for help about object.'


def helper_call(self, /, *arguments, **keywords):
    return __import__('pydoc').help(*arguments, **keywords)


# Lets go of the program's module, so that finalisers run, its globals being there still. A module that somebody keeps
# gives up its globals: names with one leading underscore first, as the reference does.
def let_go():
    from sys import modules
    from _weakref import ref

    # not by `gc.collect`: what is warned of now has no place in the program
    if _collects():
        _collect_garbage() and _collect_garbage()
    main = modules.pop("__main__", None)
    main = main if main is None else ref(main)
    _collect_garbage() and _collect_garbage()
    main = main if main is None else main()
    if main is not None:
        names = vars(main)
        for name in list(names):
            if name[:1] == "_" and name[1:2] != "_":
                names[name] = None
        for name in list(names):
            if name != "__builtins__":
                names[name] = None
        _collect_garbage() and _collect_garbage()
