"""difflib.HtmlDiff: two texts side by side in an HTML table.

Apart from difflib because few programs want it and its templates are long.
"""

import re

_file_template = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
          "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">

<html>

<head>
    <meta http-equiv="Content-Type"
          content="text/html; charset=%(charset)s" />
    <title></title>
    <style type="text/css">%(styles)s
    </style>
</head>

<body>
    %(table)s%(legend)s
</body>

</html>"""

_styles = """
        :root {color-scheme: light dark}
        table.diff {font-family: Menlo, Consolas, Monaco, Liberation Mono, Lucida Console, monospace; border:medium}
        .diff_header {background-color:#e0e0e0}
        td.diff_header {text-align:right}
        .diff_next {background-color:#c0c0c0}
        .diff_add {background-color:palegreen}
        .diff_chg {background-color:#ffff77}
        .diff_sub {background-color:#ffaaaa}

        @media (prefers-color-scheme: dark) {
            .diff_header {background-color:#666}
            .diff_next {background-color:#393939}
            .diff_add {background-color:darkgreen}
            .diff_chg {background-color:#847415}
            .diff_sub {background-color:darkred}
        }"""

_table_template = """
    <table class="diff" id="difflib_chg_%(prefix)s_top"
           cellspacing="0" cellpadding="0" rules="groups" >
        <colgroup></colgroup> <colgroup></colgroup> <colgroup></colgroup>
        <colgroup></colgroup> <colgroup></colgroup> <colgroup></colgroup>
        %(header_row)s
        <tbody>
%(data_rows)s        </tbody>
    </table>"""

_legend = """
    <table class="diff" summary="Legends">
        <tr> <th colspan="2"> Legends </th> </tr>
        <tr> <td> <table border="" summary="Colors">
                      <tr><th> Colors </th> </tr>
                      <tr><td class="diff_add">&nbsp;Added&nbsp;</td></tr>
                      <tr><td class="diff_chg">Changed</td> </tr>
                      <tr><td class="diff_sub">Deleted</td> </tr>
                  </table></td>
             <td> <table border="" summary="Links">
                      <tr><th colspan="2"> Links </th> </tr>
                      <tr><td>(f)irst change</td> </tr>
                      <tr><td>(n)ext change</td> </tr>
                      <tr><td>(t)op</td> </tr>
                  </table></td> </tr>
    </table>"""

# Inside a line, changes are marked by control characters until the text is HTML.
_ADD, _SUB, _CHANGE, _END = '\0+', '\0-', '\0^', '\1'


class _Pairs:
    """Turns the lines of an ndiff into pairs (left, right, whether they differ).

    A side is (line number, text), (None-like) '' and '\\n' for a line that the other side has
    and this one has not.  Deleted and added blocks that stand beside each other are paired
    line by line, blanks fill up the shorter: `balance` counts how many blanks are owed, less
    than none to the right, more than none to the left.
    """

    def __init__(self, delta):
        self.delta = delta
        self.ahead = []
        self.numbers = [0, 0]
        self.balance = 0

    def codes(self):
        """The codes of the next four lines; X where there are no more."""
        while len(self.ahead) < 4:
            self.ahead.append(next(self.delta, 'X'))
        return ''.join(line[0] for line in self.ahead)

    def take(self, kind, side, lines=None):
        """The next line for one side, with its marks; advances its line number."""
        lines = self.ahead if lines is None else lines
        self.numbers[side] += 1
        number = self.numbers[side]
        if kind is None:
            return number, lines.pop(0)[2:]
        if kind == '?':
            text, marks = lines.pop(0)[2:], lines.pop(0)[2:]
            spans = [(m.group(1)[0], m.span()) for m in re.finditer(r'(\++|\-+|\^+)', marks)]
            for code, (start, end) in reversed(spans):
                text = text[:start] + '\0' + code + text[start:end] + _END + text[end:]
            return number, text
        text = lines.pop(0)[2:] or ' '      # an empty line needs something to mark
        return number, '\0' + kind + text + _END

    def __iter__(self):
        while True:
            owed = 0
            left = right = None
            done = False
            codes = self.codes()
            if codes.startswith('X'):
                owed = self.balance
                done = True
            elif codes.startswith('-?+?'):
                yield self.take('?', 0), self.take('?', 1), True
                continue
            elif codes.startswith('--++'):
                self.balance -= 1
                yield self.take('-', 0), None, True
                continue
            elif codes.startswith(('--?+', '--+', '- ')):
                left = self.take('-', 0)
                owed, self.balance = self.balance - 1, 0
            elif codes.startswith('-+?'):
                yield self.take(None, 0), self.take('?', 1), True
                continue
            elif codes.startswith('-?+'):
                yield self.take('?', 0), self.take(None, 1), True
                continue
            elif codes.startswith('-'):
                self.balance -= 1
                yield self.take('-', 0), None, True
                continue
            elif codes.startswith('+--'):
                self.balance += 1
                yield None, self.take('+', 1), True
                continue
            elif codes.startswith(('+ ', '+-')):
                right = self.take('+', 1)
                owed, self.balance = self.balance + 1, 0
            elif codes.startswith('+'):
                self.balance += 1
                yield None, self.take('+', 1), True
                continue
            elif codes.startswith(' '):
                yield self.take(None, 0, self.ahead[:]), self.take(None, 1), False
                continue
            for _ in range(owed, 0):
                yield None, ('', '\n'), True
            for _ in range(owed):
                yield ('', '\n'), None, True
            if done:
                return
            if left or right:
                yield left, right, True


def _join_sides(pairs):
    """Lines of one side wait until the other side has one as well."""
    lefts, rights = [], []
    for left, right, changed in pairs:
        if left is not None:
            lefts.append((left, changed))
        if right is not None:
            rights.append((right, changed))
        while lefts and rights:
            (l, l_changed), (r, r_changed) = lefts.pop(0), rights.pop(0)
            yield l, r, l_changed or r_changed


def _mdiff(fromlines, tolines, context=None, linejunk=None, charjunk=None):
    """Generate triples (left, right, changed) of two texts; with context only that many
    lines around changes, and None for all three between the parts."""
    from difflib import ndiff, IS_CHARACTER_JUNK
    pairs = _join_sides(_Pairs(ndiff(fromlines, tolines, linejunk, charjunk)))
    if context is None:
        yield from pairs
        return
    context += 1
    while True:
        # the last lines before the next change
        index, ring = 0, [None] * context
        changed = False
        while not changed:
            try:
                left, right, changed = next(pairs)
            except StopIteration:
                return
            ring[index % context] = (left, right, changed)
            index += 1
        if index > context:
            yield None, None, None
            shown = context
        else:
            shown = index
            index = 0
        while shown:
            yield ring[index % context]
            index += 1
            shown -= 1
        # and those after it
        after = context - 1
        try:
            while after:
                left, right, changed = next(pairs)
                after = context - 1 if changed else after - 1
                yield left, right, changed
        except StopIteration:
            return


class HtmlDiff(object):
    """Draws two texts side by side, changes marked, as a table or a whole HTML file."""

    _file_template = _file_template
    _styles = _styles
    _table_template = _table_template
    _legend = _legend
    _default_prefix = 0         # differs for each table of a page

    def __init__(self, tabsize=8, wrapcolumn=None, linejunk=None, charjunk=None):
        """wrapcolumn: where lines are broken; None for never.  linejunk and charjunk are
        those of ndiff()."""
        self._tabsize = tabsize
        self._wrapcolumn = wrapcolumn
        self._linejunk = linejunk
        self._charjunk = charjunk

    def make_file(self, fromlines, tolines, fromdesc='', todesc='',
                  context=False, numlines=5, *, charset='utf-8'):
        """Return an HTML file.  With context, only numlines lines around changes show."""
        table = self.make_table(fromlines, tolines, fromdesc, todesc,
                                context=context, numlines=numlines)
        page = self._file_template % dict(styles=self._styles, legend=self._legend,
                                          table=table, charset=charset)
        return page.encode(charset, 'xmlcharrefreplace').decode(charset)

    def _tab_newline_replace(self, fromlines, tolines):
        """Expand tabs, but remember where they were: they become non-breaking blanks."""
        def expand(line):
            line = line.replace(' ', '\0').expandtabs(self._tabsize)
            return line.replace(' ', '\t').replace('\0', ' ').rstrip('\n')
        return [expand(line) for line in fromlines], [expand(line) for line in tolines]

    def _split_line(self, data_list, line_num, text):
        """Break a marked line at the wrap column, closing and reopening marks."""
        while True:
            limit = self._wrapcolumn
            if not line_num:
                data_list.append((line_num, text))
                return
            if len(text) <= limit or len(text) - text.count('\0') * 3 <= limit:
                data_list.append((line_num, text))
                return
            place = shown = 0
            mark = ''
            while shown < limit and place < len(text):
                if text[place] == '\0':
                    mark = text[place + 1]
                    place += 2
                elif text[place] == '\1':
                    mark = ''
                    place += 1
                else:
                    place += 1
                    shown += 1
            head, text = text[:place], text[place:]
            if mark:
                head += '\1'
                text = '\0' + mark + text
            data_list.append((line_num, head))
            line_num = '>'

    def _line_wrapper(self, diffs):
        for left, right, flag in diffs:
            if flag is None:
                yield left, right, flag
                continue
            lefts, rights = [], []
            self._split_line(lefts, *left)
            self._split_line(rights, *right)
            while lefts or rights:
                yield (lefts.pop(0) if lefts else ('', ' '),
                       rights.pop(0) if rights else ('', ' '), flag)

    def _collect_lines(self, diffs):
        fromlist, tolist, flaglist = [], [], []
        for left, right, flag in diffs:
            try:
                cells = (self._format_line(0, flag, *left), self._format_line(1, flag, *right))
            except TypeError:
                cells = None, None      # stands between two contexts
            fromlist.append(cells[0])
            tolist.append(cells[1])
            flaglist.append(flag)
        return fromlist, tolist, flaglist

    def _format_line(self, side, flag, linenum, text):
        try:
            linenum = '%d' % linenum
            anchor = ' id="%s%s"' % (self._prefix[side], linenum)
        except TypeError:
            anchor = ''
        text = text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
        text = text.replace(' ', '&nbsp;').rstrip()
        return ('<td class="diff_header"%s>%s</td><td nowrap="nowrap">%s</td>'
                % (anchor, linenum, text))

    def _make_prefix(self):
        count = HtmlDiff._default_prefix
        HtmlDiff._default_prefix += 1
        self._prefix = ["from%d_" % count, "to%d_" % count]

    def _convert_flags(self, fromlist, tolist, flaglist, context, numlines):
        """The links from each change to the next."""
        toprefix = self._prefix[1]
        next_id = [''] * len(flaglist)
        next_href = [''] * len(flaglist)
        changes, in_change = 0, False
        last = 0
        for i, flag in enumerate(flaglist):
            if not flag:
                in_change = False
            elif not in_change:
                in_change = True
                last = i
                i = max(0, i - numlines)    # a little above, so that context shows
                next_id[i] = ' id="difflib_chg_%s_%d"' % (toprefix, changes)
                changes += 1
                next_href[last] = '<a href="#difflib_chg_%s_%d">n</a>' % (toprefix, changes)
        if not flaglist:
            flaglist, next_id, next_href = [False], [''], ['']
            last = 0
            if context:
                fromlist = ['<td></td><td>&nbsp;No Differences Found&nbsp;</td>']
                tolist = fromlist
            else:
                fromlist = tolist = ['<td></td><td>&nbsp;Empty File&nbsp;</td>']
        if not flaglist[0]:
            next_href[0] = '<a href="#difflib_chg_%s_0">f</a>' % toprefix
        next_href[last] = '<a href="#difflib_chg_%s_top">t</a>' % toprefix
        return fromlist, tolist, flaglist, next_href, next_id

    def make_table(self, fromlines, tolines, fromdesc='', todesc='', context=False,
                   numlines=5):
        """Return an HTML table.  With context, only numlines lines around changes show."""
        self._make_prefix()
        fromlines, tolines = self._tab_newline_replace(fromlines, tolines)
        diffs = _mdiff(fromlines, tolines, numlines if context else None,
                       linejunk=self._linejunk, charjunk=self._charjunk)
        if self._wrapcolumn:
            diffs = self._line_wrapper(diffs)
        fromlist, tolist, flaglist, next_href, next_id = self._convert_flags(
            *self._collect_lines(diffs), context, numlines)
        row = ('            <tr><td class="diff_next"%s>%s</td>%s'
               '<td class="diff_next">%s</td>%s</tr>\n')
        rows = []
        for i, flag in enumerate(flaglist):
            if flag is None:
                if i > 0:       # mdiff puts a separator before the first part too
                    rows.append('        </tbody>        \n        <tbody>\n')
            else:
                rows.append(row % (next_id[i], next_href[i], fromlist[i],
                                   next_href[i], tolist[i]))
        header_row = ''
        if fromdesc or todesc:
            corner = '<th class="diff_next"><br /></th>'
            title = '<th colspan="2" class="diff_header">%s</th>'
            header_row = '<thead><tr>%s%s%s%s</tr></thead>' % (
                corner, title % fromdesc, corner, title % todesc)
        table = self._table_template % dict(data_rows=''.join(rows), header_row=header_row,
                                            prefix=self._prefix[1])
        for mark, replacement in (('\0+', '<span class="diff_add">'),
                                  ('\0-', '<span class="diff_sub">'),
                                  ('\0^', '<span class="diff_chg">'),
                                  ('\1', '</span>'), ('\t', '&nbsp;')):
            table = table.replace(mark, replacement)
        return table


HtmlDiff.__module__ = 'difflib'


def _default_charjunk():
    from difflib import IS_CHARACTER_JUNK
    HtmlDiff.__init__.__defaults__ = (8, None, None, IS_CHARACTER_JUNK)


_default_charjunk()
