"""Wrapping and filling paragraphs, and changing the indentation of text."""

import re

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

# only these are white space here: a non-breaking space must not break
_whitespace = '\t\n\x0b\x0c\r '


class TextWrapper:
    """Wraps paragraphs by what its attributes say, which are the arguments of its creation:

    width: no line is longer, if that can be
    initial_indent, subsequent_indent: what the first line and the others begin with
    expand_tabs, tabsize: whether tabs become spaces, and how wide
    replace_whitespace: whether every white space character becomes a space
    fix_sentence_endings: whether a sentence ends with exactly two spaces
    break_long_words: whether a word longer than a line is broken
    break_on_hyphens: whether compound words may be broken after their hyphens
    drop_whitespace: whether white space at both ends of lines goes
    max_lines, placeholder: how many lines at most, and what stands for the rest
    """

    unicode_whitespace_trans = dict.fromkeys(map(ord, _whitespace), ord(' '))

    # splits into words, white space, and the pieces of hyphenated words and dashes
    wordsep_re = re.compile(r'''
        ( [\t\n\x0b\x0c\r\ ]+                                   # white space
        | (?<= [\w!"\'&.,?] ) -{2,} (?= \w )                    # a dash between words
        | [^\t\n\x0b\x0c\r\ ] (?:                               # a word, perhaps hyphenated
            [^\t\n\x0b\x0c\r\ ]*?
            (?: -(?: (?<= [^\d\W]{2}- ) | (?<= [^\d\W]-[^\d\W]- ) )
                (?= [^\d\W] -? [^\d\W] )                        # a hyphen inside a word
              | (?= [\t\n\x0b\x0c\r\ ] | \Z )                   # or its end
              | (?<= [\w!"\'&.,?] ) (?= -{2,} \w )              # or a dash
            )
          )
        )''', re.VERBOSE)
    # without breaks at hyphens
    wordsep_simple_re = re.compile(r'([\t\n\x0b\x0c\r\ ]+)')
    # a lower-case letter, a stop, perhaps a closing quote, at the end
    sentence_end_re = re.compile(r'[a-z][\.\!\?][\"\']?\Z')

    def __init__(self, width=70, initial_indent="", subsequent_indent="",
                 expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8,
                 *, max_lines=None, placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    # Subclasses may replace each of the steps.

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(self.unicode_whitespace_trans)
        return text

    def _split(self, text):
        pattern = self.wordsep_re if self.break_on_hyphens else self.wordsep_simple_re
        return [chunk for chunk in pattern.split(text) if chunk]

    def _fix_sentence_endings(self, chunks):
        for i in range(1, len(chunks)):
            if chunks[i] == " " and self.sentence_end_re.search(chunks[i - 1]):
                chunks[i] = "  "

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        room = 1 if width < 1 else width - cur_len
        if self.break_long_words and room > 0:
            chunk = reversed_chunks[-1]
            end = room
            if self.break_on_hyphens and len(chunk) > room:
                # after the last hyphen that fits, if something stands before it
                hyphen = chunk.rfind('-', 0, room)
                if hyphen > 0 and any(c != '-' for c in chunk[:hyphen]):
                    end = hyphen + 1
            cur_line.append(chunk[:end])
            reversed_chunks[-1] = chunk[end:]
        elif not cur_line:
            cur_line.append(reversed_chunks.pop())

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError("invalid width %r (must be > 0)" % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        chunks.reverse()        # taken from the end, which is cheap
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and chunks[-1].strip() == '':
                del chunks[-1]
            line, size = [], 0
            while chunks and size + len(chunks[-1]) <= width:
                size += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, size, width)
                size = sum(map(len, line))
            if self.drop_whitespace and line and line[-1].strip() == '':
                size -= len(line[-1])
                del line[-1]
            if not line:
                continue
            rest_is_blank = (not chunks or self.drop_whitespace and len(chunks) == 1
                             and not chunks[0].strip())
            if (self.max_lines is None or len(lines) + 1 < self.max_lines
                    or rest_is_blank and size <= width):
                lines.append(indent + ''.join(line))
                continue
            self._append_placeholder(lines, line, size, width, indent)
            break
        return lines

    def _append_placeholder(self, lines, line, size, width, indent):
        """End with the placeholder, after as many words of the line as leave room."""
        while line:
            if line[-1].strip() and size + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(indent + ''.join(line))
                return
            size -= len(line[-1])
            del line[-1]
        if lines:
            previous = lines[-1].rstrip()
            if len(previous) + len(self.placeholder) <= self.width:
                lines[-1] = previous + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def wrap(self, text):
        """Return the paragraph as a list of lines, without newlines at their ends."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """Return the paragraph as one string of lines."""
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """Return a paragraph as a list of lines of at most `width` characters.  The keywords
    are those of TextWrapper."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """Return a paragraph as one string, its lines at most `width` characters long.  The
    keywords are those of TextWrapper."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """Return the text in one line of at most `width` characters, white space collapsed;
    words at the end give way to a placeholder.

    >>> shorten("Hello  world!", width=12)
    'Hello world!'
    >>> shorten("Hello  world!", width=11)
    'Hello [...]'
    """
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def dedent(text):
    """Remove the white space that all lines begin with.  Tabs and spaces are not the same;
    lines of white space only do not count and become empty."""
    try:
        lines = text.split('\n')
    except (AttributeError, TypeError):
        raise TypeError(f'expected str object, not {type(text).__qualname__!r}') from None
    filled = [line for line in lines if line and not line.isspace()]
    low, high = min(filled, default=''), max(filled, default='')
    # what the smallest and the largest share, all share
    margin = 0
    for margin, char in enumerate(low):
        if char != high[margin] or char not in ' \t':
            break
    return '\n'.join([line[margin:] if line and not line.isspace() else '' for line in lines])


def indent(text, prefix, predicate=None):
    """Begin each line with the prefix; those for which the predicate holds, or that are not
    blank."""
    if predicate is None:
        predicate = str.strip
    return ''.join([prefix + line if predicate(line) else line
                    for line in text.splitlines(True)])


if __name__ == "__main__":
    print(dedent("Hello there.\n  This is indented."))
