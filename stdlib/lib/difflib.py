"""Differences between sequences, above all of lines.

SequenceMatcher compares any two sequences of hashable items; Differ compares texts line by line
and marks what changed inside a line; ndiff, unified_diff, context_diff and diff_bytes write the
usual formats; get_close_matches finds similar words; HtmlDiff draws a table (it lives in
_difflib_html and is loaded when named).
"""

__all__ = ['get_close_matches', 'ndiff', 'restore', 'SequenceMatcher',
           'Differ', 'IS_CHARACTER_JUNK', 'IS_LINE_JUNK', 'context_diff',
           'unified_diff', 'diff_bytes', 'HtmlDiff', 'Match']

from collections import namedtuple as _namedtuple
from types import GenericAlias

Match = _namedtuple('Match', 'a b size')


def _calculate_ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Compares two sequences of hashable items.

    It looks for the longest run that both share and then for the same to its left and to its
    right, which tends to give differences that look right to people, if not the shortest ones.
    Items for which isjunk holds never start a run.  With autojunk, items that make up more
    than 1 % of a second sequence of at least 200 items are not looked up either.

    The second sequence is studied once and kept: to compare one with many, set it by
    set_seq2() and change the first by set_seq1().
    """

    def __init__(self, isjunk=None, a='', b='', autojunk=True):
        """isjunk: None or a function of one item.  a and b: the sequences."""
        self.isjunk = isjunk
        self.a = self.b = None
        self.autojunk = autojunk
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        """Set both sequences."""
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        """Set the first sequence; the second stays."""
        if a is self.a:
            return
        self.a = a
        self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        """Set the second sequence; the first stays."""
        if b is self.b:
            return
        self.b = b
        self.matching_blocks = self.opcodes = None
        self.fullbcount = None
        self.__index_b()

    def __index_b(self):
        # b2j: for each item that may start a run, where it stands in b
        b = self.b
        self.b2j = b2j = {}
        for index, item in enumerate(b):
            b2j.setdefault(item, []).append(index)
        self.bjunk = junk = set()
        isjunk = self.isjunk
        if isjunk:
            for item in b2j.keys():
                if isjunk(item):
                    junk.add(item)
            for item in junk:
                del b2j[item]
        self.bpopular = popular = set()
        size = len(b)
        if self.autojunk and size >= 200:
            limit = size // 100 + 1
            for item, places in b2j.items():
                if len(places) > limit:
                    popular.add(item)
            for item in popular:
                del b2j[item]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """Return the longest Match in a[alo:ahi] and b[blo:bhi]: of several the one that
        starts first in a, of those the one that starts first in b; size 0 if there is none.

        Junk does not start a match, but one that stands beside junk on both sides is
        extended over it.
        """
        a, b, b2j, isbjunk = self.a, self.b, self.b2j, self.bjunk.__contains__
        if ahi is None:
            ahi = len(a)
        if bhi is None:
            bhi = len(b)
        besti, bestj, bestsize = alo, blo, 0
        # lengths[j]: size of the run that ends with a[i - 1] and b[j]
        lengths = {}
        nothing = []
        for i in range(alo, ahi):
            previous = lengths.get
            current = {}
            for j in b2j.get(a[i], nothing):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                size = current[j] = previous(j - 1, 0) + 1
                if size > bestsize:
                    besti, bestj, bestsize = i - size + 1, j - size + 1, size
            lengths = current
        # first over what is popular but no junk, then over junk beside it
        for junk in (False, True):
            while (besti > alo and bestj > blo and isbjunk(b[bestj - 1]) == junk
                   and a[besti - 1] == b[bestj - 1]):
                besti, bestj, bestsize = besti - 1, bestj - 1, bestsize + 1
            while (besti + bestsize < ahi and bestj + bestsize < bhi
                   and isbjunk(b[bestj + bestsize]) == junk
                   and a[besti + bestsize] == b[bestj + bestsize]):
                bestsize += 1
        return Match(besti, bestj, bestsize)

    def get_matching_blocks(self):
        """Return the matches as triples (i, j, n), a[i:i+n] == b[j:j+n], in order and never
        adjacent; the last is (len(a), len(b), 0)."""
        if self.matching_blocks is not None:
            return self.matching_blocks
        la, lb = len(self.a), len(self.b)
        pending = [(0, la, 0, lb)]
        found = []
        while pending:
            alo, ahi, blo, bhi = pending.pop()
            match = i, j, size = self.find_longest_match(alo, ahi, blo, bhi)
            if not size:
                continue
            found.append(match)
            if alo < i and blo < j:
                pending.append((alo, i, blo, j))
            if i + size < ahi and j + size < bhi:
                pending.append((i + size, ahi, j + size, bhi))
        found.sort()
        blocks = []
        i1 = j1 = k1 = 0
        for i2, j2, k2 in found:
            if i1 + k1 == i2 and j1 + k1 == j2:
                k1 += k2        # touches the one before: join them
                continue
            if k1:
                blocks.append(Match(i1, j1, k1))
            i1, j1, k1 = i2, j2, k2
        if k1:
            blocks.append(Match(i1, j1, k1))
        blocks.append(Match(la, lb, 0))
        self.matching_blocks = blocks
        return blocks

    def get_opcodes(self):
        """Return how to turn a into b, as tuples (tag, i1, i2, j1, j2): 'replace' a[i1:i2]
        by b[j1:j2], 'delete' it, 'insert' b[j1:j2], or they are 'equal'."""
        if self.opcodes is not None:
            return self.opcodes
        self.opcodes = answer = []
        i = j = 0
        for ai, bj, size in self.get_matching_blocks():
            if i < ai:
                tag = 'replace' if j < bj else 'delete'
            else:
                tag = 'insert' if j < bj else ''
            if tag:
                answer.append((tag, i, ai, j, bj))
            i, j = ai + size, bj + size
            if size:
                answer.append(('equal', ai, i, bj, j))
        return answer

    def get_grouped_opcodes(self, n=3):
        """Generate the opcodes in groups that keep at most n equal items around changes."""
        codes = list(self.get_opcodes()) or [("equal", 0, 1, 0, 1)]
        if codes[0][0] == 'equal':
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == 'equal':
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == 'equal' and i2 - i1 > n + n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == 'equal'):
            yield group

    def ratio(self):
        """Return how similar the sequences are, from 0 to 1: twice the number of matching
        items through the number of all.  Expensive."""
        matches = sum(block[-1] for block in self.get_matching_blocks())
        return _calculate_ratio(matches, len(self.a) + len(self.b))

    def quick_ratio(self):
        """Return an upper bound of ratio(), quickly."""
        if self.fullbcount is None:
            self.fullbcount = counts = {}
            for item in self.b:
                counts[item] = counts.get(item, 0) + 1
        full = self.fullbcount
        left = {}
        matches = 0
        for item in self.a:
            count = left[item] if item in left else full.get(item, 0)
            left[item] = count - 1
            if count > 0:
                matches += 1
        return _calculate_ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """Return an upper bound of ratio(), very quickly."""
        la, lb = len(self.a), len(self.b)
        return _calculate_ratio(min(la, lb), la + lb)

    __class_getitem__ = classmethod(GenericAlias)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """Return at most n of the possibilities that are like the word, the most similar first.
    Those whose ratio is below the cutoff do not count.

    >>> get_close_matches("appel", ["ape", "apple", "peach", "puppy"])
    ['apple', 'ape']
    """
    if not n > 0:
        raise ValueError("n must be > 0: %r" % (n,))
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError("cutoff must be in [0.0, 1.0]: %r" % (cutoff,))
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    scored = []
    for candidate in possibilities:
        matcher.set_seq1(candidate)
        if (matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff
                and (ratio := matcher.ratio()) >= cutoff):
            scored.append((ratio, candidate))
    scored.sort(reverse=True)
    return [candidate for ratio, candidate in scored[:n]]


def _keep_original_ws(s, tag_s):
    """Where nothing is tagged, white space of the line itself: so tabs keep their width."""
    return ''.join(c if tag == " " and c.isspace() else tag for c, tag in zip(s, tag_s))


class Differ:
    r"""Compares texts line by line and answers lines that begin with a code:

    '- '  only in the first text
    '+ '  only in the second
    '  '  in both
    '? '  in neither: marks what differs in the line above

    >>> print(''.join(Differ().compare(['one\n'], ['ore\n'])), end="")
    - one
    ?  ^
    + ore
    ?  ^
    """

    def __init__(self, linejunk=None, charjunk=None):
        """linejunk, charjunk: None, or functions that tell which lines and which characters
        are of no interest."""
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        r"""Compare two lists of lines that end with newlines; generate the difference.

        >>> print(''.join(Differ().compare(['x\n'], ['x\n', 'y\n'])), end="")
          x
        + y
        """
        cruncher = SequenceMatcher(self.linejunk, a, b)
        for tag, alo, ahi, blo, bhi in cruncher.get_opcodes():
            if tag == 'replace':
                yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
            elif tag == 'delete':
                yield from self._dump('-', a, alo, ahi)
            elif tag == 'insert':
                yield from self._dump('+', b, blo, bhi)
            elif tag == 'equal':
                yield from self._dump(' ', a, alo, ahi)
            else:
                raise ValueError('unknown tag %r' % (tag,))

    def _dump(self, tag, x, lo, hi):
        for i in range(lo, hi):
            yield '%s %s' % (tag, x[i])

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        assert alo < ahi and blo < bhi
        removed = self._dump('-', a, alo, ahi)
        added = self._dump('+', b, blo, bhi)
        # the shorter first: less to remember while reading
        yield from (added if bhi - blo < ahi - alo else removed)
        yield from (removed if bhi - blo < ahi - alo else added)

    def _fancy_replace(self, a, alo, ahi, b, blo, bhi):
        """Replace one block by another: pairs of similar lines are marked inside.

        Each line of b looks for its best partner among the lines of a near the same place;
        what lies before a pair was replaced as a whole.
        """
        cutoff = 0.74999
        window = 10
        cruncher = SequenceMatcher(self.charjunk)
        done_a, done_b = alo, blo
        for j in range(blo, bhi):
            centre = alo + (j - blo)
            near = range(max(centre - window, done_a), min(centre + window + 1, ahi))
            if not near:
                break       # a is exhausted
            cruncher.set_seq2(b[j])
            best, best_i = cutoff, None
            for i in near:
                cruncher.set_seq1(a[i])
                # the cheap bounds first
                if (cruncher.real_quick_ratio() > best and cruncher.quick_ratio() > best
                        and (ratio := cruncher.ratio()) > best):
                    best, best_i = ratio, i
            if best_i is None:
                continue
            yield from self._fancy_helper(a, done_a, best_i, b, done_b, j)
            yield from self._mark_pair(cruncher, a[best_i], b[j])
            done_a, done_b = best_i + 1, j + 1
        yield from self._fancy_helper(a, done_a, ahi, b, done_b, bhi)

    def _mark_pair(self, cruncher, aline, bline):
        if aline == bline:
            yield '  ' + aline
            return
        atags = btags = ""
        cruncher.set_seqs(aline, bline)
        for tag, i1, i2, j1, j2 in cruncher.get_opcodes():
            la, lb = i2 - i1, j2 - j1
            if tag == 'replace':
                atags += '^' * la
                btags += '^' * lb
            elif tag == 'delete':
                atags += '-' * la
            elif tag == 'insert':
                btags += '+' * lb
            elif tag == 'equal':
                atags += ' ' * la
                btags += ' ' * lb
            else:
                raise ValueError('unknown tag %r' % (tag,))
        yield from self._qformat(aline, bline, atags, btags)

    def _fancy_helper(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi:
            if blo < bhi:
                yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
            else:
                yield from self._dump('-', a, alo, ahi)
        elif blo < bhi:
            yield from self._dump('+', b, blo, bhi)

    def _qformat(self, aline, bline, atags, btags):
        for code, line, tags in (('-', aline, atags), ('+', bline, btags)):
            tags = _keep_original_ws(line, tags).rstrip()
            yield f"{code} {line}"
            if tags:
                yield f"? {tags}\n"


def IS_LINE_JUNK(line, pat=None):
    r"""Whether a line is blank or holds a single '#'.

    >>> IS_LINE_JUNK('  #   \n'), IS_LINE_JUNK('hello\n')
    (True, False)
    """
    if pat is None:
        return line.strip() in ('', '#')
    return pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    r"""Whether a character is a blank or a tab.

    >>> IS_CHARACTER_JUNK(' '), IS_CHARACTER_JUNK('x')
    (True, False)
    """
    return ch in ws


def _format_range_unified(start, stop):
    length = stop - start
    first = start + 1       # people count from one
    if length == 1:
        return '{}'.format(first)
    if not length:
        first -= 1          # an empty range stands after the line before
    return '{},{}'.format(first, length)


def _format_range_context(start, stop):
    length = stop - start
    first = start + 1
    if not length:
        first -= 1
    if length <= 1:
        return '{}'.format(first)
    return '{},{}'.format(first, first + length - 1)


def unified_diff(a, b, fromfile='', tofile='', fromfiledate='',
                 tofiledate='', n=3, lineterm='\n'):
    r"""Compare two lists of lines; generate the difference in the unified format, with n
    lines of context.  For lines that do not end with newlines set lineterm to ''.

    >>> for line in unified_diff(['one'], ['two'], 'a', 'b', lineterm=''):
    ...     print(line)
    --- a
    +++ b
    @@ -1 +1 @@
    -one
    +two
    """
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            for mark, name, date in (('---', fromfile, fromfiledate),
                                     ('+++', tofile, tofiledate)):
                date = '\t{}'.format(date) if date else ''
                yield '{} {}{}{}'.format(mark, name, date, lineterm)
        first, last = group[0], group[-1]
        yield '@@ -{} +{} @@{}'.format(_format_range_unified(first[1], last[2]),
                                       _format_range_unified(first[3], last[4]), lineterm)
        for tag, i1, i2, j1, j2 in group:
            if tag == 'equal':
                for line in a[i1:i2]:
                    yield ' ' + line
                continue
            if tag in {'replace', 'delete'}:
                for line in a[i1:i2]:
                    yield '-' + line
            if tag in {'replace', 'insert'}:
                for line in b[j1:j2]:
                    yield '+' + line


def context_diff(a, b, fromfile='', tofile='',
                 fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    r"""Compare two lists of lines; generate the difference in the context format, with n
    lines of context.  For lines that do not end with newlines set lineterm to ''.

    >>> for line in context_diff(['one'], ['two'], 'a', 'b', lineterm=''):
    ...     print(line)
    *** a
    --- b
    ***************
    *** 1 ****
    ! one
    --- 1 ----
    ! two
    """
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    prefix = {'insert': '+ ', 'delete': '- ', 'replace': '! ', 'equal': '  '}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            for mark, name, date in (('***', fromfile, fromfiledate),
                                     ('---', tofile, tofiledate)):
                date = '\t{}'.format(date) if date else ''
                yield '{} {}{}{}'.format(mark, name, date, lineterm)
        first, last = group[0], group[-1]
        yield '***************' + lineterm
        yield '*** {} ****{}'.format(_format_range_context(first[1], last[2]), lineterm)
        if any(tag in {'replace', 'delete'} for tag, *_ in group):
            for tag, i1, i2, _, _ in group:
                if tag != 'insert':
                    for line in a[i1:i2]:
                        yield prefix[tag] + line
        yield '--- {} ----{}'.format(_format_range_context(first[3], last[4]), lineterm)
        if any(tag in {'replace', 'insert'} for tag, *_ in group):
            for tag, _, _, j1, j2 in group:
                if tag != 'delete':
                    for line in b[j1:j2]:
                        yield prefix[tag] + line


def _check_types(a, b, *args):
    # one line is enough: a mixture fails later by itself
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError('lines to compare must be str, not %s (%r)' %
                            (type(lines[0]).__name__, lines[0]))
    for lines in (a, b):
        if isinstance(lines, str):
            raise TypeError('input must be a sequence of strings, not %s'
                            % type(lines).__name__)
    for arg in args:
        if not isinstance(arg, str):
            raise TypeError('all arguments must be str, not: %r' % (arg,))


def diff_bytes(dfunc, a, b, fromfile=b'', tofile=b'',
               fromfiledate=b'', tofiledate=b'', n=3, lineterm=b'\n'):
    r"""Compare two lists of bytes lines with dfunc (unified_diff or context_diff), whatever
    their encoding; generate bytes."""
    def decode(s):
        try:
            return s.decode('ascii', 'surrogateescape')
        except AttributeError as error:
            raise TypeError('all arguments must be bytes, not %s (%r)'
                            % (type(s).__name__, s)) from error
    a = [decode(line) for line in a]
    b = [decode(line) for line in b]
    names = [decode(name) for name in (fromfile, tofile, fromfiledate, tofiledate)]
    for line in dfunc(a, b, *names, n, decode(lineterm)):
        yield line.encode('ascii', 'surrogateescape')


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    r"""Compare two lists of lines; generate a difference in the manner of Differ.

    >>> print(''.join(ndiff(['x\n', 'y\n'], ['x\n'])), end="")
      x
    - y
    """
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    r"""Generate one of the two texts (1 or 2) that an ndiff was made of.

    >>> print(''.join(restore(ndiff(['x\n', 'y\n'], ['x\n']), 1)), end="")
    x
    y
    """
    try:
        tag = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError('unknown delta choice (must be 1 or 2): %r' % which) from None
    prefixes = ("  ", tag)
    for line in delta:
        if line[:2] in prefixes:
            yield line[2:]


def __getattr__(name):
    if name in ('HtmlDiff', '_mdiff', '_styles', '_legend', '_file_template',
                '_table_template'):
        import _difflib_html
        value = getattr(_difflib_html, name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted(globals().keys() | {'HtmlDiff'})
