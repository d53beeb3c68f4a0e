"""Regular expressions.

The matching itself, with the types Pattern and Match, is native (module _re). Here live the functions that
take a pattern as text, their cache, the flags, the error and what calls back into scripts.
"""

import copyreg
import enum

import _re
from _re import Match, Pattern

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split",
    "findall", "finditer", "compile", "purge", "escape",
    "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U",
    "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE",
    "UNICODE", "NOFLAG", "RegexFlag", "PatternError",
]

__version__ = "2.2.1"


@enum.global_enum
class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    """Flags of compile() and of the functions that take a pattern."""

    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128
    __str__ = object.__str__
    _numeric_repr_ = hex


class PatternError(Exception):
    """Exception raised for invalid regular expressions.

    Attributes:

        msg: The unformatted error message
        pattern: The regular expression pattern
        pos: The index in the pattern where compilation failed (may be None)
        lineno: The line corresponding to pos (may be None)
        colno: The column corresponding to pos (may be None)
    """

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is None or pos is None:
            self.lineno = self.colno = None
            super().__init__(msg)
            return
        newline = "\n" if isinstance(pattern, str) else b"\n"
        self.lineno = pattern.count(newline, 0, pos) + 1
        self.colno = pos - pattern.rfind(newline, 0, pos)
        text = f"{msg} at position {pos}"
        if newline in pattern:
            text = f"{text} (line {self.lineno}, column {self.colno})"
        super().__init__(text)


error = PatternError


def _template_error(message, template, position):
    # Called by the native half of sub and expand.
    raise PatternError(message, template, position)


_re._on_template_error(_template_error)


# Compilation and its cache ---------------------------------------------------------------------------------

# Compiled patterns by (type, pattern, flags). A dict keeps insertion order, so the first is the oldest.
_cache = {}
_MAXCACHE = 512


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags._value_
    try:
        return _cache[type(pattern), pattern, flags]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    compiled = _build(pattern, flags)
    if not flags & RegexFlag.DEBUG._value_:
        if len(_cache) >= _MAXCACHE:
            try:
                del _cache[next(iter(_cache))]
            except (StopIteration, RuntimeError, KeyError):
                pass
        _cache[type(pattern), pattern, flags] = compiled
    return compiled


def _build(pattern, flags):
    # The native compiler answers a pattern, or a tuple when there is more to say.
    answer = _re.compile(pattern, flags)
    if type(answer) is not tuple:
        return answer
    compiled, cautions, message, position = answer
    if cautions:
        import warnings
        for caution in cautions:
            # Blame whoever called the public function that called _compile.
            warnings.warn(caution, FutureWarning, stacklevel=4)
    if compiled is None:
        raise PatternError(message, pattern, position)
    return compiled


def compile(pattern, flags=0):
    "Compile a regular expression pattern, returning a Pattern object."
    return _compile(pattern, flags)


def purge():
    "Clear the regular expression caches"
    _cache.clear()


# Functions that take a pattern as text ---------------------------------------------------------------------

def match(pattern, string, flags=0):
    """Try to apply the pattern at the start of the string, returning
    a Match object, or None if no match was found."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Try to apply the pattern to all of the string, returning
    a Match object, or None if no match was found."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """Scan through string looking for a match to the pattern, returning
    a Match object, or None if no match was found."""
    return _compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    """Return a list of all non-overlapping matches in the string.

    If one or more capturing groups are present in the pattern, return
    a list of groups; this will be a list of tuples if the pattern
    has more than one group.

    Empty matches are included in the result."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """Return an iterator over all non-overlapping matches in the
    string.  For each match, the iterator returns a Match object.

    Empty matches are included in the result."""
    return _compile(pattern, flags).finditer(string)


class _Absent(int):
    """The default of arguments that should be given by keyword: 0, but known from a given 0."""


_absent = _Absent()


def _positional(function, name, minimum, given, limit, flags):
    """Takes LIMIT and FLAGS from positional arguments, which is deprecated."""
    if not given:
        return limit, flags
    if limit is not _absent:
        raise TypeError(f"{function}() got multiple values for argument '{name}'")
    limit, *rest = given
    if rest:
        if flags is not _absent:
            raise TypeError(f"{function}() got multiple values for argument 'flags'")
        flags, *rest = rest
    if rest:
        count = minimum + 2 + len(rest)
        raise TypeError(f"{function}() takes from {minimum} to {minimum + 2} positional arguments "
                        f"but {count} were given")
    import warnings
    warnings.warn(f"'{name}' is passed as positional argument", DeprecationWarning, stacklevel=3)
    return limit, flags


def sub(pattern, repl, string, *args, count=_absent, flags=_absent):
    """Return the string obtained by replacing the leftmost
    non-overlapping occurrences of the pattern in string by the
    replacement repl.  repl can be either a string or a callable;
    if a string, backslash escapes in it are processed.  If it is
    a callable, it's passed the Match object and must return
    a replacement string to be used."""
    if args:
        count, flags = _positional("sub", "count", 3, args, count, flags)
    return _compile(pattern, flags).sub(repl, string, count)


sub.__text_signature__ = "(pattern, repl, string, count=0, flags=0)"


def subn(pattern, repl, string, *args, count=_absent, flags=_absent):
    """Return a 2-tuple containing (new_string, number).
    new_string is the string obtained by replacing the leftmost
    non-overlapping occurrences of the pattern in the source
    string by the replacement repl.  number is the number of
    substitutions that were made. repl can be either a string or a
    callable; if a string, backslash escapes in it are processed.
    If it is a callable, it's passed the Match object and must
    return a replacement string to be used."""
    if args:
        count, flags = _positional("subn", "count", 3, args, count, flags)
    return _compile(pattern, flags).subn(repl, string, count)


subn.__text_signature__ = "(pattern, repl, string, count=0, flags=0)"


def split(pattern, string, *args, maxsplit=_absent, flags=_absent):
    """Split the source string by the occurrences of the pattern,
    returning a list containing the resulting substrings.  If
    capturing parentheses are used in pattern, then the text of all
    groups in the pattern are also returned as part of the resulting
    list.  If maxsplit is nonzero, at most maxsplit splits occur,
    and the remainder of the string is returned as the final element
    of the list."""
    if args:
        maxsplit, flags = _positional("split", "maxsplit", 2, args, maxsplit, flags)
    return _compile(pattern, flags).split(string, maxsplit)


split.__text_signature__ = "(pattern, string, maxsplit=0, flags=0)"

_special_chars_map = {code: "\\" + chr(code) for code in b"()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """
    Escape special characters in a string.
    """
    if isinstance(pattern, str):
        return pattern.translate(_special_chars_map)
    return str(pattern, "latin1").translate(_special_chars_map).encode("latin1")


# Pickling --------------------------------------------------------------------------------------------------

def _pickle(pattern):
    return _compile, (pattern.pattern, pattern.flags)


copyreg.pickle(Pattern, _pickle, _compile)


# A lexer made of patterns ----------------------------------------------------------------------------------

class Scanner:
    """Cuts a string by the first of several patterns that fits; what is found is handed to its action."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        if isinstance(flags, RegexFlag):
            flags = flags._value_
        # Every phrase becomes a group; the phrase's own groups count too.
        self._actions = {}
        number = 1
        phrases = []
        for phrase, action in lexicon:
            self._actions[number] = action
            number += 1 + _compile(phrase, flags).groups
            phrases.append(f"({phrase})")
        self.scanner = _compile("|".join(phrases), flags)

    def scan(self, string):
        """Returns the results of the actions, and the rest that no pattern fits."""
        result = []
        step = self.scanner.scanner(string).match
        position = 0
        while (found := step()) is not None:
            end = found.end()
            if end == position:
                break
            action = self._actions[found.lastindex]
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                result.append(action)
            position = end
        return result, string[position:]
