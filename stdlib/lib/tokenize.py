"""A source as tokens, and tokens as a source.

tokenize(readline) reads lines of bytes and begins with a token that names their encoding, generate_tokens(readline)
reads lines of text. Comments and line ends that mean nothing are tokens too, so that untokenize() can write the
source again.
"""

import re
from builtins import open as _open_file
from codecs import BOM_UTF8
from collections import namedtuple
from io import TextIOWrapper

import _tokenize
import token
from token import *
from token import EXACT_TOKEN_TYPES

__all__ = [
    *token.__all__, 'tokenize', 'generate_tokens', 'detect_encoding', 'untokenize', 'TokenInfo', 'open', 'TokenError',
]

_cookie = re.compile(br'^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)')
_blank = re.compile(br'^[ \t\f]*(?:[#\r\n]|$)')


class TokenError(Exception):
    pass


class TokenInfo(namedtuple('TokenInfo', 'type string start end line')):
    """A token: its kind, its text, where it starts and ends (line, column), and the line that it is on."""

    def __repr__(self):
        kind = f'{self.type} ({tok_name[self.type]})'
        return (
            f'TokenInfo(type={kind}, string={self.string!r}, start={self.start!r}, end={self.end!r},'
            f' line={self.line!r})'
        )

    @property
    def exact_type(self):
        """The kind; for an operator, the one that stands for it alone."""
        if self.type == OP:
            return EXACT_TOKEN_TYPES.get(self.string, OP)
        return self.type


# writing


class _Writer:
    def __init__(self):
        self.parts = []
        self.line = 1
        self.column = 0
        self.kind = None
        self.text = ''
        self.encoding = None
        self.indents = []
        self.source_line = ''
        # whether a line has just begun
        self.fresh = False

    def full(self, tokens):
        """Text that puts each token where it says it stands."""
        for found in tokens:
            if len(found) == 2:
                return self.short(found, tokens)
            kind, text, start, end, line = found
            if kind == ENCODING:
                self.encoding = text
                continue
            if kind == ENDMARKER:
                break
            if kind == INDENT:
                self.indents.append(text)
                continue
            if kind == DEDENT:
                self.indents.pop()
                self.line, self.column = end
                continue
            if kind in (NEWLINE, NL):
                self.fresh = True
            elif self.fresh and self.indents:
                if start[1] >= len(self.indents[-1]):
                    self.parts.append(self.indents[-1])
                    self.column = len(self.indents[-1])
                self.fresh = False
            elif kind in (FSTRING_MIDDLE, TSTRING_MIDDLE):
                # braces are written twice, so the token ends further to the right than it says
                doubled = text.replace('{', '{{').replace('}', '}}')
                last = doubled.rpartition('\n')[2]
                extra = last.count('{{') + last.count('}}')
                text, end = doubled, (end[0], end[1] + extra)
            self.space_up_to(start)
            self.parts.append(text)
            self.line, self.column = end
            if kind in (NEWLINE, NL):
                self.line += 1
                self.column = 0
            self.kind, self.text, self.source_line = kind, text, line
        return ''.join(self.parts)

    def space_up_to(self, start):
        line, column = start
        if (line, column) < (self.line, self.column):
            raise ValueError(
                f'start ({line},{column}) precedes previous end ({self.line},{self.column})'
            )
        if line > self.line:
            # the lines between were continued by backslashes, with the space before the first of them
            before = self.source_line.rstrip('\\\r\n')
            newline = '\r\n' if self.source_line.endswith('\r\n') else '\n'
            self.parts.append(before[len(before.rstrip()):] + f'\\{newline}' * (line - self.line))
            self.column = 0
            self.line = line
        if column > self.column:
            self.parts.append(' ' * (column - self.column))

    def short(self, first, tokens):
        """Text of kinds and texts alone: spaces are put where they are needed."""
        indents = []
        fresh = first[0] in (NEWLINE, NL)
        after_string = False
        depth = 0
        for found in (first, *tokens):
            kind, text = found[:2]
            if kind == ENCODING:
                self.encoding = text
                continue
            if kind in (FSTRING_START, TSTRING_START):
                depth += 1
            elif kind in (FSTRING_END, TSTRING_END):
                depth -= 1
            if kind in (NAME, NUMBER):
                text += ' '
            # two literals must not become one
            is_string = kind == STRING
            if is_string and after_string:
                text = ' ' + text
            after_string = is_string
            if kind == INDENT:
                indents.append(text)
                continue
            if kind == DEDENT:
                indents.pop()
                continue
            if kind in (NEWLINE, NL):
                fresh = True
            elif kind in (FSTRING_MIDDLE, TSTRING_MIDDLE):
                text = text.replace('{', '{{').replace('}', '}}')
            elif fresh and indents:
                self.parts.append(indents[-1])
                fresh = False
            if kind in (FSTRING_START, TSTRING_START) and self.parts and self.parts[-1][-1:] in ('"', "'"):
                text = ' ' + text
            self.parts.append(text)
        return ''.join(self.parts)


def untokenize(iterable):
    """The source that tokens stand for: bytes if the first of them names an encoding, else text.

    Tokens of five parts are put where they say they stand. Of tokens of two parts, kind and text, comes a source
    whose tokens are the same, with other spaces.
    """
    writer = _Writer()
    text = writer.full(iter(iterable))
    return text if writer.encoding is None else text.encode(writer.encoding)


# reading


def _usual_name(encoding):
    start = encoding[:12].lower().replace('_', '-')
    if start == 'utf-8' or start.startswith('utf-8-'):
        return 'utf-8'
    for name in ('latin-1', 'iso-8859-1', 'iso-latin-1'):
        if start == name or start.startswith(name + '-'):
            return 'iso-8859-1'
    return encoding


def detect_encoding(readline):
    """The encoding of a source and the lines, at most two, that had to be read to know it.

    It is UTF-8 unless the file begins with a mark of its byte order or one of its first two lines is a comment that
    declares another. A SyntaxError is raised where both disagree or the encoding is not known.
    """
    name = getattr(getattr(readline, '__self__', None), 'name', None)
    place = '' if name is None else f' for {name!r}'
    marked = False

    def next_line():
        try:
            return readline()
        except StopIteration:
            return b''

    def declared(line):
        match = _cookie.match(line)
        if match is None:
            return None
        written = match[1].decode('ascii')
        encoding = _usual_name(written)
        try:
            b'x'.decode(encoding)
        except UnicodeDecodeError:
            pass
        except LookupError:
            raise SyntaxError(f'unknown encoding{place}: {encoding}') from None
        if not marked:
            return encoding
        if encoding != 'utf-8':
            raise SyntaxError(f'encoding problem{place}: utf-8')
        return encoding + '-sig'

    def checked(encoding, lines):
        # what was read must be text in that encoding
        for line in lines:
            if b'\0' in line:
                raise SyntaxError('source code cannot contain null bytes')
            try:
                line.decode(encoding)
            except UnicodeDecodeError:
                raise SyntaxError('invalid or missing encoding declaration' + place) from None
        return encoding, lines

    first = next_line()
    if first.startswith(BOM_UTF8):
        marked = True
        first = first[len(BOM_UTF8):]
    usual = 'utf-8-sig' if marked else 'utf-8'
    if not first:
        return usual, []
    encoding = declared(first)
    if encoding or not _blank.match(first):
        return checked(encoding or usual, [first])
    second = next_line()
    if not second:
        return checked(usual, [first])
    return checked(declared(second) or usual, [first, second])


def open(filename):
    """A file open for reading text, in the encoding that its beginning declares."""
    file = _open_file(filename, 'rb')
    try:
        encoding, _ = detect_encoding(file.readline)
        file.seek(0)
        text = TextIOWrapper(file, encoding, line_buffering=True)
        text.mode = 'r'
        return text
    except:
        file.close()
        raise


def tokenize(readline):
    """The tokens of a source whose lines `readline` gives as bytes, an empty one at the end."""
    encoding, read = detect_encoding(readline)
    waiting = iter(read)

    def next_line():
        for line in waiting:
            return line
        return readline()

    if encoding is not None:
        if encoding == 'utf-8-sig':
            encoding = 'utf-8'
        yield TokenInfo(ENCODING, encoding, (0, 0), (0, 0), '')
    yield from _generate_tokens_from_c_tokenizer(next_line, encoding, extra_tokens=True)


def generate_tokens(readline):
    """The tokens of a source whose lines `readline` gives as text, an empty one at the end."""
    return _generate_tokens_from_c_tokenizer(readline, extra_tokens=True)


def _generate_tokens_from_c_tokenizer(readline, encoding=None, extra_tokens=False):
    source = _tokenize.TokenizerIter(readline, encoding=encoding, extra_tokens=extra_tokens)
    row = 1
    try:
        for found in source:
            row = found[3][0]
            yield TokenInfo._make(found)
    except SyntaxError as error:
        if type(error) is not SyntaxError:
            raise
        message, place = error.msg, (error.lineno, error.offset)
        if 'unterminated triple-quoted string literal' in message:
            message = 'EOF in multi-line string'
        elif message == 'unexpected EOF in multi-line statement':
            place = row, 0
        raise TokenError(message, place) from None


def _main(args=None):
    import argparse
    import sys

    def fail(message, name=None, place=None):
        where = ':'.join(str(part) for part in (name, *(place or ())) if part is not None)
        sys.stderr.write(f'{where}: error: {message}\n' if where else f'error: {message}\n')
        sys.exit(1)

    parser = argparse.ArgumentParser(color=True)
    parser.add_argument('filename', nargs='?', metavar='filename.py', help='the file to tokenize; defaults to stdin')
    parser.add_argument(
        '-e', '--exact', dest='exact', action='store_true', help='display token names using the exact type'
    )
    args = parser.parse_args(args)
    name = args.filename or '<stdin>'
    try:
        if args.filename:
            with _open_file(name, 'rb') as file:
                found = list(tokenize(file.readline))
        else:
            found = list(generate_tokens(sys.stdin.readline))
        for one in found:
            kind = one.exact_type if args.exact else one.type
            place = '%d,%d-%d,%d:' % (one.start + one.end)
            print('%-20s%-15s%-15r' % (place, tok_name[kind], one.string))
    except IndentationError as error:
        fail(error.args[0], name, error.args[1][1:3])
    except TokenError as error:
        fail(error.args[0], name, error.args[1])
    except SyntaxError as error:
        fail(error, name)
    except OSError as error:
        fail(error)
    except KeyboardInterrupt:
        print('interrupted\n')


if __name__ == '__main__':
    _main()
