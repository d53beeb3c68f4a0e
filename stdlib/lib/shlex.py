"""Splitting text in the manner of shells: split() a command line, join() and quote() to make one,
shlex for simple languages of one's own.
"""

import sys
from io import StringIO

__all__ = ["shlex", "split", "quote", "join"]


class shlex:
    "Splits a stream, or a string, into tokens; an iterator of them."

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        from collections import deque
        if isinstance(instream, str):
            instream = StringIO(instream)
        if instream is not None:
            self.instream = instream
            self.infile = infile
        else:
            self.instream = sys.stdin
            self.infile = None
        self.posix = posix
        self.eof = None if posix else ''
        self.commenters = '#'
        self.wordchars = ('abcdfeghijklmnopqrstuvwxyz'
                          'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_')
        if self.posix:
            self.wordchars += ('ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ'
                               'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ')
        self.whitespace = ' \t\r\n'
        self.whitespace_split = False
        self.quotes = '\'"'
        self.escape = '\\'
        self.escapedquotes = '"'
        self.state = ' '
        self.pushback = deque()
        self.lineno = 1
        self.debug = 0
        self.token = ''
        self.filestack = deque()
        self.source = None
        if not punctuation_chars:
            punctuation_chars = ''
        elif punctuation_chars is True:
            punctuation_chars = '();<>|&'
        self._punctuation_chars = punctuation_chars
        if punctuation_chars:
            # characters that were read too far
            self._pushback_chars = deque()
            # what names and paths are made of
            self.wordchars += '~-./*?='
            self.wordchars = self.wordchars.translate(
                self.wordchars.maketrans(dict.fromkeys(punctuation_chars)))

    @property
    def punctuation_chars(self):
        return self._punctuation_chars

    def _tell(self, level, message):
        """Print what is going on, if self.debug asks for as much."""
        if self.debug >= level:
            print("shlex: " + message)

    def push_token(self, tok):
        "Put a token back, to be the next."
        self._tell(1, "pushing token " + repr(tok))
        self.pushback.appendleft(tok)

    def push_source(self, newstream, newfile=None):
        "Read from another stream first."
        if isinstance(newstream, str):
            newstream = StringIO(newstream)
        self.filestack.appendleft((self.infile, self.instream, self.lineno))
        self.infile = newfile
        self.instream = newstream
        self.lineno = 1
        if newfile is not None:
            self._tell(1, 'pushing to file %s' % (self.infile,))
        else:
            self._tell(1, 'pushing to stream %s' % (self.instream,))

    def pop_source(self):
        "Go back to the stream before."
        self.instream.close()
        self.infile, self.instream, self.lineno = self.filestack.popleft()
        self._tell(1, 'popping to %s, line %d' % (self.instream, self.lineno))
        self.state = ' '

    def get_token(self):
        "Return the next token, the end marker if there is none."
        if self.pushback:
            token = self.pushback.popleft()
            self._tell(1, "popping token " + repr(token))
            return token
        raw = self.read_token()
        if self.source is not None:
            while raw == self.source:
                spec = self.sourcehook(self.read_token())
                if spec:
                    newfile, newstream = spec
                    self.push_source(newstream, newfile)
                raw = self.get_token()
        while raw == self.eof:
            if not self.filestack:
                return self.eof
            self.pop_source()
            raw = self.get_token()
        if raw != self.eof:
            self._tell(1, "token=" + repr(raw))
        else:
            self._tell(1, "token=EOF")
        return raw

    def read_token(self):
        quoted = False
        escaped_state = ' '
        while True:
            if self.punctuation_chars and self._pushback_chars:
                char = self._pushback_chars.pop()
            else:
                char = self.instream.read(1)
            if char == '\n':
                self.lineno += 1
            state = self.state
            if self.debug >= 3:
                self._tell(3, "in state %r I see character: %r" % (state, char))
            if state is None:
                self.token = ''     # past the end
                break
            if state == ' ':
                if not char:
                    self.state = None
                    break
                if char in self.whitespace:
                    self._tell(2, "I see whitespace in whitespace state")
                    if self.token or (self.posix and quoted):
                        break
                elif char in self.commenters:
                    self.instream.readline()
                    self.lineno += 1
                elif self.posix and char in self.escape:
                    escaped_state = 'a'
                    self.state = char
                elif char in self.wordchars:
                    self.token = char
                    self.state = 'a'
                elif char in self.punctuation_chars:
                    self.token = char
                    self.state = 'c'
                elif char in self.quotes:
                    if not self.posix:
                        self.token = char
                    self.state = char
                elif self.whitespace_split:
                    self.token = char
                    self.state = 'a'
                else:
                    self.token = char
                    if self.token or (self.posix and quoted):
                        break
            elif state in self.quotes:
                quoted = True
                if not char:
                    self._tell(2, "I see EOF in quotes state")
                    raise ValueError("No closing quotation")
                if char == state:
                    if not self.posix:
                        self.token += char
                        self.state = ' '
                        break
                    self.state = 'a'
                elif (self.posix and char in self.escape and state in self.escapedquotes):
                    escaped_state = state
                    self.state = char
                else:
                    self.token += char
            elif state in self.escape:
                if not char:
                    self._tell(2, "I see EOF in escape state")
                    raise ValueError("No escaped character")
                # inside quotes only a quote and the escape itself are escaped
                if (escaped_state in self.quotes and char != state
                        and char != escaped_state):
                    self.token += state
                self.token += char
                self.state = escaped_state
            elif state in ('a', 'c'):
                if not char:
                    self.state = None
                    break
                if char in self.whitespace:
                    self._tell(2, "I see whitespace in word state")
                    self.state = ' '
                    if self.token or (self.posix and quoted):
                        break
                elif char in self.commenters:
                    self.instream.readline()
                    self.lineno += 1
                    if self.posix:
                        self.state = ' '
                        if self.token or (self.posix and quoted):
                            break
                elif state == 'c':
                    if char in self.punctuation_chars:
                        self.token += char
                    else:
                        if char not in self.whitespace:
                            self._pushback_chars.append(char)
                        self.state = ' '
                        break
                elif self.posix and char in self.quotes:
                    self.state = char
                elif self.posix and char in self.escape:
                    escaped_state = 'a'
                    self.state = char
                elif (char in self.wordchars or char in self.quotes
                        or (self.whitespace_split
                            and char not in self.punctuation_chars)):
                    self.token += char
                else:
                    if self.punctuation_chars:
                        self._pushback_chars.append(char)
                    else:
                        self.pushback.appendleft(char)
                    self._tell(2, "I see punctuation in word state")
                    self.state = ' '
                    if self.token or (self.posix and quoted):
                        break
        result = self.token
        self.token = ''
        if self.posix and not quoted and result == '':
            result = None
        if result:
            self._tell(2, "raw token=" + repr(result))
        else:
            self._tell(2, "raw token=EOF")
        return result

    def sourcehook(self, newfile):
        "Open a file that is to be read in between."
        import os.path
        if newfile[0] == '"':
            newfile = newfile[1:-1]
        if isinstance(self.infile, str) and not os.path.isabs(newfile):
            newfile = os.path.join(os.path.dirname(self.infile), newfile)
        return newfile, open(newfile, "r")

    def error_leader(self, infile=None, lineno=None):
        "Return how messages begin that editors understand."
        if infile is None:
            infile = self.infile
        if lineno is None:
            lineno = self.lineno
        return "\"%s\", line %d: " % (infile, lineno)

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token


def split(s, comments=False, posix=True):
    """Split a command line into its words."""
    if s is None:
        raise ValueError("s argument must not be None")
    lex = shlex(s, posix=posix)
    lex.whitespace_split = True
    if not comments:
        lex.commenters = ''
    return list(lex)


def join(split_command):
    """Make a command line of words."""
    return ' '.join(quote(arg) for arg in split_command)


_safe_chars = frozenset('%+,-./0123456789:=@ABCDEFGHIJKLMNOPQRSTUVWXYZ_'
                        'abcdefghijklmnopqrstuvwxyz')


def quote(s):
    """Return a word as it is written in a command line."""
    if not s:
        return "''"
    if not isinstance(s, str):
        raise TypeError(f"expected string object, got {type(s).__name__!r}")
    if _safe_chars.issuperset(s):
        return s
    # in single quotes; a single quote itself in double ones
    return "'" + s.replace("'", "'\"'\"'") + "'"


if __name__ == '__main__':
    for _token in (shlex() if len(sys.argv) == 1 else shlex(open(sys.argv[1]), sys.argv[1])):
        print("Token: " + repr(_token))
