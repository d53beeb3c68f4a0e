"""Lines of source files by number, kept in memory.

Tracebacks and warnings ask here.  A file that cannot be found is asked of its module's loader.
"""

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

# file name -> (size, mtime, lines, full name); mtime is None for what came from a loader.
# An entry of length one is a promise: (a function that gets the source,)
cache = {}
# source that was never in a file, by code object
_interactive_cache = {}


def clearcache():
    """Forget everything."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """Return a line of a file, with its newline, or '' if there is none; never raises."""
    lines = getlines(filename, module_globals)
    if 1 <= lineno <= len(lines):
        return lines[lineno - 1]
    return ''


def getlines(filename, module_globals=None):
    """Return all lines of a file, or [] if it cannot be read."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def _make_key(code):
    return (code.co_filename, code.co_qualname, code.co_firstlineno)


def _getline_from_code(filename, lineno):
    lines = _getlines_from_code(filename)
    if 1 <= lineno <= len(lines):
        return lines[lineno - 1]
    return ''


def _getlines_from_code(code):
    entry = _interactive_cache.get(_make_key(code))
    if entry is not None and len(entry) != 1:
        return entry[2]
    return []


def _source_unavailable(filename):
    """Whether the name stands for no file at all, like <string>."""
    return (not filename
            or (filename.startswith('<') and filename.endswith('>')
                and not filename.startswith('<frozen ')))


def checkcache(filename=None):
    """Forget files that changed on disk; all or the one named."""
    import os
    names = list(cache) if filename is None else [filename]
    for name in names:
        entry = cache.get(name)
        if entry is None or len(entry) == 1:
            continue
        size, mtime, _, fullname = entry
        if mtime is None:
            continue        # from a loader
        try:
            stat = os.stat(fullname)
        except (OSError, ValueError):
            cache.pop(name, None)
            continue
        if size != stat.st_size or mtime != stat.st_mtime:
            cache.pop(name, None)


def updatecache(filename, module_globals=None):
    """Read a file anew and return its lines; [] if that fails.

    A relative name that is not here is looked for along sys.path.
    """
    import os
    import sys
    entry = cache.pop(filename, None)
    lazy = entry if entry is not None and len(entry) == 1 else None
    if lazy is not None:
        cache[filename] = lazy
    if _source_unavailable(filename):
        return []
    fullname = filename
    if filename.startswith('<frozen '):
        import _imp
        source = _imp._source(filename[8:-1])
        if source is not None:
            # a module of the library, which the program carries with it
            lines = [line + '\n' for line in source.splitlines()]
            cache[filename] = (len(source), None, lines, filename)
            return lines
        # the module knows where its source lies
        if module_globals is None:
            return []
        fullname = module_globals.get('__file__')
        if fullname is None:
            return []
    try:
        stat = os.stat(fullname)
    except OSError:
        if lazy is None:
            lazy = _make_lazycache_entry(filename, module_globals)
        if lazy is not None:
            try:
                data = lazy[0]()
            except (ImportError, OSError):
                pass
            else:
                if data is None:
                    return []
                lines = [line + '\n' for line in data.splitlines()]
                cache[filename] = (len(data), None, lines, fullname)
                return lines
        lines = _read_from_archive(fullname)
        if lines:
            cache[filename] = (sum(map(len, lines)), None, lines, fullname)
            return lines
        if os.path.isabs(filename):
            return []
        for directory in sys.path:
            try:
                fullname = os.path.join(directory, filename)
                stat = os.stat(fullname)
                break
            except (OSError, ValueError, TypeError, AttributeError):
                pass
        else:
            return []
    except ValueError:
        return []
    try:
        lines = _read_lines(fullname)
    except (OSError, UnicodeDecodeError, SyntaxError, LookupError):
        return []
    if not lines:
        lines = ['\n']
    elif not lines[-1].endswith('\n'):
        lines[-1] += '\n'
    cache[filename] = stat.st_size, stat.st_mtime, lines, fullname
    return lines


def _read_lines(path):
    """The decoded lines of a source file, its coding cookie respected."""
    with open(path, 'rb') as file:
        return _decode_lines(file.read())


def _read_from_archive(path):
    """The lines of a file inside an archive that modules are imported from, or None."""
    import os
    import sys
    importers = sys.path_importer_cache
    if not importers:
        return None
    parent = os.path.dirname(path)
    while parent and parent != os.path.dirname(parent):
        get_data = getattr(importers.get(parent), 'get_data', None)
        if get_data is not None:
            try:
                return _decode_lines(get_data(path))
            except (OSError, ImportError, UnicodeDecodeError, SyntaxError, LookupError):
                return None
        parent = os.path.dirname(parent)
    return None


def _decode_lines(data):
    encoding = 'utf-8'
    if data.startswith(b'\xef\xbb\xbf'):
        data = data[3:]
    else:
        for line in data.split(b'\n', 2)[:2]:
            words = line.strip()
            if not words:
                continue
            if not words.startswith(b'#'):
                break
            if b'coding' in words:
                import re
                cookie = re.match(rb'#.*?coding[:=][ \t]*([-\w.]+)', words)
                if cookie:
                    encoding = cookie.group(1).decode('ascii')
                    break
    text = data.decode(encoding)
    if '\r' in text:
        text = text.replace('\r\n', '\n').replace('\r', '\n')
    lines = [line + '\n' for line in text.split('\n')]
    last = lines.pop()
    if last != '\n':
        lines.append(last[:-1])
    return lines


def lazycache(filename, module_globals):
    """Promise the lines of a file whose module has a loader that knows its source; nothing
    is read before somebody asks.  Return whether there is such a promise."""
    entry = cache.get(filename)
    if entry is not None:
        return len(entry) == 1
    entry = _make_lazycache_entry(filename, module_globals)
    if entry is None:
        return False
    cache[filename] = entry
    return True


def _make_lazycache_entry(filename, module_globals):
    if not filename or (filename.startswith('<') and filename.endswith('>')):
        return None
    if not module_globals:
        return None
    spec = module_globals.get('__spec__')
    name = getattr(spec, 'name', None)
    loader = getattr(spec, 'loader', None)
    if loader is None:
        loader = module_globals.get('__loader__')
    if not name:
        name = module_globals.get('__name__')
    get_source = getattr(loader, 'get_source', None)
    if not (name and get_source):
        return None

    def get_lines(name=name, *args, **kwargs):
        return get_source(name, *args, **kwargs)
    return (get_lines,)


def _register_code(code, string, name):
    """Remember the source of a code object and of all code inside it."""
    entry = (len(string), None, [line + '\n' for line in string.splitlines()], name)
    pending = [code]
    while pending:
        code = pending.pop()
        pending.extend(const for const in code.co_consts if isinstance(const, type(code)))
        _interactive_cache[_make_key(code)] = entry
