"""inspect: where something was written, and its source."""

import os
import sys
import types
import linecache

from inspect import (ismodule, isclass, ismethod, isfunction, istraceback, isframe, iscode)

modulesbyfile = {}
_filesbymodname = {}


def indentsize(line):
    """Return how far a line is indented, in spaces."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


def getfile(object):
    """Return the file something was defined in; TypeError for what is builtin."""
    if ismodule(object):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError('{!r} is a built-in module'.format(object))
    if isclass(object):
        if hasattr(object, '__module__'):
            module = sys.modules.get(object.__module__)
            if getattr(module, '__file__', None):
                return module.__file__
            if object.__module__ == '__main__':
                raise OSError('source code not available')
            # the library is part of the program, its source too
            if (getattr(getattr(module, '__spec__', None), 'origin', None) == 'frozen'
                    and '__firstlineno__' in vars(object)):
                return f'<frozen {module.__spec__.name}>'
        raise TypeError('{!r} is a built-in class'.format(object))
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError('module, class, method, function, traceback, frame, or '
                    'code object was expected, got {}'.format(type(object).__name__))


def _suffixes():
    import importlib.machinery as machinery
    return machinery


def getmodulename(path):
    """Return the name a file would have as a module, or None."""
    name = os.path.basename(path)
    suffixes = [(-len(suffix), suffix) for suffix in _suffixes().all_suffixes()]
    suffixes.sort()         # longest first
    for size, suffix in suffixes:
        if name.endswith(suffix):
            return name[:size]
    return None


def getsourcefile(object):
    """Return the file that holds the source of something, or None."""
    filename = getfile(object)
    machinery = _suffixes()
    bytecode = machinery.DEBUG_BYTECODE_SUFFIXES + machinery.OPTIMIZED_BYTECODE_SUFFIXES
    if any(filename.endswith(suffix) for suffix in bytecode):
        filename = os.path.splitext(filename)[0] + machinery.SOURCE_SUFFIXES[0]
    elif any(filename.endswith(suffix) for suffix in machinery.EXTENSION_SUFFIXES):
        return None
    elif filename.endswith(".fwork"):
        return None
    if filename in linecache.cache:
        return filename
    if os.path.exists(filename):
        return filename
    # its loader may know the source
    module = getmodule(object, filename)
    if getattr(module, '__loader__', None) is not None:
        return filename
    if getattr(getattr(module, "__spec__", None), "loader", None) is not None:
        return filename


def getabsfile(object, _filename=None):
    """Return the absolute path of the file something was defined in."""
    if _filename is None:
        _filename = getsourcefile(object) or getfile(object)
    return os.path.normcase(os.path.abspath(_filename))


def getmodule(object, _filename=None):
    """Return the module something was defined in, or None."""
    if ismodule(object):
        return object
    if hasattr(object, '__module__'):
        return sys.modules.get(object.__module__)
    if _filename is not None and _filename in modulesbyfile:
        return sys.modules.get(modulesbyfile[_filename])
    try:
        file = sys.modules['inspect'].getabsfile(object, _filename)
    except (TypeError, FileNotFoundError):
        return None
    if file in modulesbyfile:
        return sys.modules.get(modulesbyfile[file])
    for name, module in sys.modules.copy().items():
        if ismodule(module) and hasattr(module, '__file__'):
            path = module.__file__
            if path == _filesbymodname.get(name, None):
                continue
            _filesbymodname[name] = path
            path = getabsfile(module)
            modulesbyfile[path] = modulesbyfile[os.path.realpath(path)] = module.__name__
    if file in modulesbyfile:
        return sys.modules.get(modulesbyfile[file])
    main = sys.modules['__main__']
    if not hasattr(object, '__name__'):
        return None
    for module in (main, sys.modules['builtins']):
        if getattr(module, object.__name__, None) is object:
            return module


class ClassFoundException(Exception):
    pass


def findsource(object):
    """Return (all lines of the file, index of the first line of something); OSError if the
    source cannot be had."""
    file = getsourcefile(object)
    if file:
        linecache.checkcache(file)      # it may have changed
    else:
        file = getfile(object)
        if not (file.startswith('<') and file.endswith('>')) or file.endswith('.fwork'):
            raise OSError('source code not available')
    module = getmodule(object, file)
    if module:
        lines = linecache.getlines(file, module.__dict__)
        if not lines and file.startswith('<') and hasattr(object, "__code__"):
            lines = linecache._getlines_from_code(object.__code__)
    else:
        lines = linecache.getlines(file)
    if not lines:
        raise OSError('could not get source code')
    if ismodule(object):
        return lines, 0
    if isclass(object):
        try:
            lnum = vars(object)['__firstlineno__'] - 1
        except (TypeError, KeyError):
            raise OSError('source code not available')
        if lnum >= len(lines):
            raise OSError('lineno is out of bounds')
        return lines, lnum
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        if not hasattr(object, 'co_firstlineno'):
            raise OSError('could not find function definition')
        lnum = object.co_firstlineno - 1
        if lnum >= len(lines):
            raise OSError('lineno is out of bounds')
        return lines, lnum
    raise OSError('could not find code object')


def getcomments(object):
    """Return the comment lines that stand directly before something, or None; of a module,
    those at its top."""
    try:
        lines, lnum = findsource(object)
    except (OSError, TypeError):
        return None
    if ismodule(object):
        start = 0
        if lines and lines[0][:2] == '#!':
            start = 1
        while start < len(lines) and lines[start].strip() in ('', '#'):
            start += 1
        if start < len(lines) and lines[start][:1] == '#':
            comments = []
            end = start
            while end < len(lines) and lines[end][:1] == '#':
                comments.append(lines[end].expandtabs())
                end += 1
            return ''.join(comments)
        return None
    if lnum <= 0:
        return None
    indent = indentsize(lines[lnum])
    comments = []
    end = lnum - 1
    while end >= 0 and lines[end].lstrip()[:1] == '#' and indentsize(lines[end]) == indent:
        comments.insert(0, lines[end].expandtabs().lstrip())
        end -= 1
    while comments and comments[0].strip() == '#':
        del comments[0]
    while comments and comments[-1].strip() == '#':
        del comments[-1]
    return ''.join(comments) or None


class EndOfBlock(Exception):
    pass


# Numbers of tokens, as in `token`.
_NEWLINE, _INDENT, _DEDENT, _COMMENT, _NL = 4, 5, 6, 65, 66


class BlockFinder:
    """Is fed tokens and finds where a block of code ends."""

    def __init__(self):
        self.indent = 0
        self.islambda = False
        self.started = False
        self.passline = False
        self.indecorator = False
        self.last = 1
        self.body_col0 = None

    def tokeneater(self, type, token, srowcol, erowcol, line):
        if not self.started and not self.indecorator:
            if type in (_INDENT, _COMMENT, _NL):
                pass
            elif token == "async":
                pass
            elif token == "@":
                self.indecorator = True
            else:
                # def, class or lambda: or code that is none of them
                if token == "lambda":
                    self.islambda = True
                self.started = True
            self.passline = True        # to the end of the line
        elif type == _NEWLINE:
            self.passline = False
            self.last = srowcol[0]
            if self.islambda:           # ends where its line does
                raise EndOfBlock
            if self.indecorator:
                self.indecorator = False
        elif self.passline:
            pass
        elif type == _INDENT:
            if self.body_col0 is None and self.started:
                self.body_col0 = erowcol[1]
            self.indent = self.indent + 1
            self.passline = True
        elif type == _DEDENT:
            self.indent = self.indent - 1
            # the end of the outermost block, or of one on a single line
            if self.indent <= 0:
                raise EndOfBlock
        elif type == _COMMENT:
            if self.body_col0 is not None and srowcol[1] >= self.body_col0:
                # as far in as the block: belongs to it
                self.last = srowcol[0]
        elif self.indent == 0 and type not in (_COMMENT, _NL):
            # another statement on the level of the block
            raise EndOfBlock


def getblock(lines):
    """Return the lines of the block that begins with the first."""
    from _tokenize import TokenizerIter
    blockfinder = BlockFinder()
    try:
        for token in TokenizerIter(iter(lines).__next__, extra_tokens=True):
            blockfinder.tokeneater(*token)
    except (EndOfBlock, IndentationError):
        pass
    except SyntaxError as error:
        if "unmatched" not in error.msg:
            raise error from None
        # a bracket of the surrounding expression follows
        _, *info = error.args
        try:
            blockfinder.last = info[0][1] if info[0][1] != 1 else 1
        except (IndexError, TypeError):
            raise error from None
    return lines[:blockfinder.last]


def getsourcelines(object):
    """Return (the lines of something, the number of the first), 0 of a module; OSError if
    the source cannot be had."""
    from inspect import unwrap
    object = unwrap(object)
    lines, lnum = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    # code at the top level of a module is the module
    if ismodule(object) or (isframe(object) and object.f_code.co_name == "<module>"):
        return lines, 0
    return getblock(lines[lnum:]), lnum + 1


def getsource(object):
    """Return the source of something as one string; OSError if it cannot be had."""
    lines, lnum = getsourcelines(object)
    return ''.join(lines)


def _main():
    """The command `python -m inspect`."""
    import argparse
    import importlib
    parser = argparse.ArgumentParser(color=True)
    parser.add_argument('object', help="The object to be analysed. "
                                       "It supports the 'module:qualname' syntax")
    parser.add_argument('-d', '--details', action='store_true',
                        help='Display info about the module rather than its source code')
    args = parser.parse_args()
    target = args.object
    mod_name, has_attrs, attrs = target.partition(":")
    try:
        obj = module = importlib.import_module(mod_name)
    except Exception as error:
        print("Failed to import {} ({}: {})".format(mod_name, type(error).__name__, error),
              file=sys.stderr)
        sys.exit(2)
    if has_attrs:
        for part in attrs.split("."):
            obj = getattr(obj, part)
    if module.__name__ in sys.builtin_module_names:
        print("Can't get info for builtin modules.", file=sys.stderr)
        sys.exit(1)
    if not args.details:
        print(getsource(obj))
        return
    print('Target: {}'.format(target))
    print('Origin: {}'.format(getsourcefile(module)))
    print('Cached: {}'.format(module.__cached__))
    if obj is module:
        print('Loader: {}'.format(repr(module.__loader__)))
        if hasattr(module, '__path__'):
            print('Submodule search path: {}'.format(module.__path__))
    else:
        try:
            lineno = findsource(obj)[1]
        except Exception:
            pass
        else:
            print('Line: {}'.format(lineno))
    print('\n')


# all of it is known as part of inspect
for _value in list(globals().values()):
    if getattr(_value, '__module__', None) == __name__:
        _value.__module__ = 'inspect'
