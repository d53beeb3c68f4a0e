"""The carets under a line of a traceback.

The code object says from where to where the instruction's expression reaches.  Inside it, the
operator, the call's parentheses or the subscript are marked by ^ and the rest by ~.  A scan over
brackets, strings and operators is enough to find them: the whole expression is known to be valid,
only its outermost operation has to be told.  No parser is loaded for that.
"""

import re


class _Mark:
    """Where the inner part lies: lines from the segment's first, columns in those lines."""
    primary_char = "~"
    secondary_char = "^"

    def __init__(self, left_end_lineno, left_end_offset, right_start_lineno,
                 right_start_offset, kind, plain_callee=False):
        self.left_end_lineno = left_end_lineno
        self.left_end_offset = left_end_offset
        self.right_start_lineno = right_start_lineno
        self.right_start_offset = right_start_offset
        self.kind = kind                    # 'operator', 'call' or 'subscript'
        self.plain_callee = plain_callee    # the callee is a name


_token = re.compile(r'''
    (?P<space>[ \t\f\r\n]+|\\\n|\#[^\n]*)
  | (?P<string>(?:[A-Za-z]{1,2})?(?:"""(?:\\.|[^\\])*?"""|\'\'\'(?:\\.|[^\\])*?\'\'\'
        |"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'))
  | (?P<number>\.?\d(?:[eE][+-]|[\w.])*)
  | (?P<name>\w+)
  | (?P<operator>\*\*=?|//=?|<<=?|>>=?|<=|>=|==|!=|->|:=|\.\.\.|[-+*/%@&|^]=?|[~<>=()\[\]{},:;.])
''', re.VERBOSE | re.DOTALL)

# how tightly an operator binds; of equal ones the last is the outermost, but for **
_binding = {'|': 1, '^': 2, '&': 3, '<<': 4, '>>': 4, '+': 5, '-': 5,
            '*': 6, '/': 6, '//': 6, '%': 6, '@': 6, '**': 8}
_unary = 7
_opening = {'(': ')', '[': ']', '{': '}'}
# with one of these outside of brackets the outermost operation is none of ours
_stopping = frozenset([
    'if', 'else', 'and', 'or', 'not', 'in', 'is', 'lambda', 'await', 'yield', 'for', 'async',
    'assert', 'del', 'raise', 'return', 'import', 'from', 'with', 'while', 'class', 'def',
    'as', 'pass', 'global', 'nonlocal', 'try', 'except', 'finally', 'elif', 'match'])


def _tokens(text):
    place = 0
    while place < len(text):
        match = _token.match(text, place)
        if match is None:
            return      # nothing we know: the caller sees too few tokens and gives up
        place = match.end()
        if match.lastgroup != 'space':
            yield match.lastgroup, match.group(), match.start()
    yield 'end', '', place


def _extract_caret_anchors_from_line_segment(segment):
    """The mark inside an expression, or None if nothing in it is to be told apart."""
    stack = []
    best = None             # (binding, place, operator) of the loosest operator
    loosest_unary = None
    operand = True          # whether an operand is expected here
    group = None            # the last bracket pair outside: (opening, start, end, after what)
    before = None
    ended = False
    count = 0
    first = None
    for kind, text, place in _tokens(segment):
        if kind == 'end':
            ended = True
            break
        count += 1
        if stack:
            if text in _opening and kind == 'operator':
                stack.append((text, place, None))
            elif kind == 'operator' and text in (')', ']', '}'):
                opening, start, after = stack.pop()
                if _opening[opening] != text:
                    return None
                if not stack:
                    group = (opening, start, place + 1, after)
                    operand = False
            continue
        if first is None:
            first = (kind, text)
        if kind == 'operator':
            if text in _opening:
                stack.append((text, place, None if operand else 'operand'))
                continue
            if text == '.':
                operand = True
                group = None
                continue
            if text == '...':
                operand = False
                group = None
                continue
            if text in _binding or text == '~':
                if operand:
                    if text not in '+-~':
                        return None     # a starred expression
                    # -x ** y is -(x ** y), x ** -y is x ** (-y)
                    if before != '**' and loosest_unary is None:
                        loosest_unary = place
                else:
                    binding = _binding[text]
                    if best is None or binding < best[0] or (
                            binding == best[0] and text != '**'):
                        best = (binding, place, text)
                    operand = True
                    group = None
                before = text
                continue
            return None                 # a comma, a comparison, an assignment
        if kind == 'name' and text in _stopping:
            return None
        operand = False
        group = None
        before = text
    if not ended or stack or operand or not count:
        return None
    if best is not None and not (best[0] == 8 and loosest_unary is not None
                                 and loosest_unary < best[1]):
        return _mark(segment, best[1], best[1] + len(best[2]), 'operator')
    if loosest_unary is not None or group is None or group[3] is None:
        return None
    opening, start, end, _ = group
    if segment[end:].strip():
        return None
    if opening == '{':
        return None
    plain = opening == '(' and segment[:start].strip().isidentifier()
    return _mark(segment, start, end, 'call' if opening == '(' else 'subscript', plain)


def _mark(segment, start, end, kind, plain_callee=False):
    def position(place):
        lineno = segment.count('\n', 0, place)
        return lineno, place - (segment.rfind('\n', 0, place) + 1)
    left, right = position(start), position(end)
    return _Mark(*left, *right, kind, plain_callee)


def _byte_offset_to_character_offset(text, offset):
    if text.isascii():
        return min(offset, len(text))
    return len(text.encode('utf-8')[:offset].decode("utf-8", errors="replace"))


_WIDE_CHAR_SPECIFIERS = "WF"


def _display_width(line, offset=None):
    """How many columns of a terminal the line takes, up to a place."""
    if offset is None:
        offset = len(line)
    if line.isascii():
        return offset
    from unicodedata import east_asian_width
    return sum(2 if east_asian_width(char) in _WIDE_CHAR_SPECIFIERS else 1
               for char in line[:offset])


_assigning = re.compile(r'(?![^\W\d]\w*[ \t]+(?!=))[^=]*(?<![-+*/%@&|^<>=!:])=[ \t(]*')
_returning = re.compile(r'return[ \t(]*')
_rest_of_statement = re.compile(r'[ \t)]*(?:[#;].*)?')


def should_show(start_offset, end_offset, all_lines, anchors):
    """No carets where they would mark the whole line, or a lone call that is returned or
    assigned."""
    if all(not line.strip() or line.lstrip().startswith('#') for line in all_lines):
        return False        # the file is no longer what was run
    before, after = all_lines[0][:start_offset], all_lines[-1][end_offset:]
    if anchors and anchors.kind == 'call' and _rest_of_statement.fullmatch(after):
        if anchors.plain_callee and _returning.fullmatch(before):
            return False
        if _assigning.fullmatch(before) and _no_annotation(before):
            return False
    if anchors:
        return True
    return bool(before.lstrip() or after.rstrip())


def _no_annotation(text):
    depth = 0
    for char in text:
        if char in '([{':
            depth += 1
        elif char in ')]}':
            depth -= 1
        elif char == ':' and depth == 0:
            return False
    return True


def marked_lines(stack, summary, theme):
    """The lines of an entry with carets below them, indented."""
    extent = summary.end_lineno - summary.lineno
    originals = summary._original_lines.splitlines()
    first = originals[0]
    # a position beyond the source: the file changed
    last = originals[extent] if extent < len(originals) else originals[-1]
    start = _byte_offset_to_character_offset(first, summary.colno)
    end = _byte_offset_to_character_offset(last, summary.end_colno)
    lines = summary._dedented_lines.splitlines()[:extent + 1]
    removed = len(first) - len(lines[0])
    start, end = max(0, start - removed), max(0, end - removed)
    segment = '\n'.join(lines)
    segment = segment[start:len(segment) - (len(lines[-1]) - end)]
    try:
        anchors = _extract_caret_anchors_from_line_segment(segment)
    except Exception:
        anchors = None
    show = stack._should_show_carets(start, end, lines, anchors)
    drawing = _Drawing(lines, start, end, anchors, show, theme)
    return drawing.text()


class _Drawing:
    def __init__(self, lines, start, end, anchors, show, theme):
        self.lines = lines
        self.show = show
        self.theme = theme
        self.start = _display_width(lines[0], offset=start)
        self.end = _display_width(lines[-1], offset=end)
        self.anchors = anchors
        self.significant = {0, len(lines) - 1}
        if anchors:
            left, right = anchors.left_end_lineno, anchors.right_start_lineno
            left_column = anchors.left_end_offset + (start if left == 0 else 0)
            right_column = anchors.right_start_offset + (start if right == 0 else 0)
            self.left = left, _display_width(lines[left], offset=left_column)
            self.right = right, _display_width(lines[right], offset=right_column)
            # the mark with one line around it
            self.significant.update(range(left - 1, left + 2))
            self.significant.update(range(right - 1, right + 2))
            self.significant.discard(-1)
            self.significant.discard(len(lines))

    def text(self):
        result = []
        previous = None
        for lineno in sorted(self.significant):
            if previous is not None:
                skipped = lineno - previous - 1
                if skipped == 1:
                    self._line(result, lineno - 1)
                elif skipped > 1:
                    result.append(f"...<{skipped} lines>...\n")
            self._line(result, lineno)
            previous = lineno
        if len(result) <= 2:
            return ''.join(['    ' + row for row in result])
        from textwrap import dedent
        text = dedent(''.join(result))
        return ''.join(['    ' + row for row in text.splitlines(True)])

    def _line(self, result, lineno):
        line = self.lines[lineno]
        if not self.show:
            result.append(line + '\n')
            return
        carets = self._carets(lineno, line)
        highlight, around, reset = (self.theme.error_highlight, self.theme.error_range,
                                    self.theme.reset)
        if reset:
            line, carets = self._colored(line, carets, highlight, around, reset)
        result.append(line + '\n')
        result.append(carets + '\n')

    def _carets(self, lineno, line):
        width = self.end if lineno == len(self.lines) - 1 else _display_width(line)
        blanks = len(line) - len(line.lstrip())
        anchors = self.anchors
        carets = []
        for column in range(width):
            if column < blanks or (lineno == 0 and column < self.start):
                carets.append(' ')
            elif anchors is None:
                carets.append('^')
            elif self.left <= (lineno, column) < self.right:
                carets.append(anchors.secondary_char)
            else:
                carets.append(anchors.primary_char)
        return ''.join(carets)

    def _colored(self, line, carets, highlight, around, reset):
        from itertools import groupby, zip_longest
        lines, marks = [], []
        for mark, group in groupby(zip_longest(line, carets, fillvalue=""),
                                   key=lambda pair: pair[1]):
            pairs = list(group)
            text = ''.join([char for char, _ in pairs])
            caret = ''.join([char for _, char in pairs])
            color = {'^': highlight, '~': around}.get(mark)
            if color is not None:
                text, caret = color + text + reset, color + caret + reset
            lines.append(text)
            marks.append(caret)
        return ''.join(lines), ''.join(marks)
