"""What somebody may have meant by a name that does not exist, or by a misspelt keyword."""

import sys

_MAX_CANDIDATE_ITEMS = 750      # beyond, it would take too long
_MAX_STRING_SIZE = 40
_MOVE_COST = 2
_CASE_COST = 1


def _substitution_cost(ch_a, ch_b):
    if ch_a == ch_b:
        return 0
    if ch_a.lower() == ch_b.lower():
        return _CASE_COST
    return _MOVE_COST


def _levenshtein_distance(a, b, max_cost):
    """How much it costs to turn a into b; max_cost + 1 if it is more than max_cost."""
    if a == b:
        return 0
    # what both begin and end with costs nothing
    start = 0
    limit = min(len(a), len(b))
    while start < limit and a[start] == b[start]:
        start += 1
    a, b = a[start:], b[start:]
    end = 0
    limit = min(len(a), len(b))
    while end < limit and a[-1 - end] == b[-1 - end]:
        end += 1
    a, b = a[:len(a) - end], b[:len(b) - end]
    if not a or not b:
        return _MOVE_COST * (len(a) + len(b))
    if len(a) > _MAX_STRING_SIZE or len(b) > _MAX_STRING_SIZE:
        return max_cost + 1
    if len(b) < len(a):
        a, b = b, a
    if (len(b) - len(a)) * _MOVE_COST > max_cost:
        return max_cost + 1
    # row[j]: the distance between b so far and a[:j + 1]
    row = [_MOVE_COST * (j + 1) for j in range(len(a))]
    result = 0
    for i, b_char in enumerate(b):
        diagonal = result = i * _MOVE_COST
        smallest = sys.maxsize
        for j, a_char in enumerate(a):
            replaced = diagonal + _substitution_cost(b_char, a_char)
            diagonal = row[j]
            result = min(min(result, diagonal) + _MOVE_COST, replaced)
            row[j] = result
            if result < smallest:
                smallest = result
        if smallest > max_cost:
            return max_cost + 1
    return result


def _names_of(obj):
    try:
        names = dir(obj)
    except TypeError:
        # names that are no strings cannot be sorted
        names = obj.__dir__()
    return sorted([name for name in names if isinstance(name, str)])


def _innermost(tb):
    while tb.tb_next is not None:
        tb = tb.tb_next
    return tb.tb_frame


def _candidates(error, tb, wrong_name):
    """The names that exist where the wrong one was looked up, or None."""
    private = wrong_name[:1] == '_'
    if isinstance(error, AttributeError):
        obj = error.obj
        names = _names_of(obj)
        if not private and tb is not None:
            frame = _innermost(tb)
            # inside its own methods an object has no secrets
            private = 'self' in frame.f_locals and frame.f_locals['self'] is obj
    elif isinstance(error, ImportError):
        names = _names_of(__import__(error.name))
    else:
        if tb is None:
            return None
        frame = _innermost(tb)
        return [name for name in
                list(frame.f_locals) + list(frame.f_globals) + list(frame.f_builtins)
                if isinstance(name, str)]
    if not private:
        names = [name for name in names if name[:1] != '_']
    return names


def suggestion_for(error, tb, wrong_name):
    """The existing name that is most like the wrong one, or None."""
    if wrong_name is None or not isinstance(wrong_name, str):
        return None
    normalized = False
    if not wrong_name.isascii():
        from unicodedata import normalize
        normal = normalize('NFKC', wrong_name)
        if normal != wrong_name:
            normalized, wrong_name = True, normal
    try:
        names = _candidates(error, tb, wrong_name)
    except Exception:
        return None
    if names is None:
        return None
    if normalized and wrong_name in names:
        return wrong_name
    if isinstance(error, NameError):
        frame = _innermost(tb)
        if 'self' in frame.f_locals:
            try:
                found = hasattr(frame.f_locals['self'], wrong_name)
            except Exception:
                found = False
            if found:
                return f"self.{wrong_name}"
    return _closest(names, wrong_name)


def _closest(names, wrong_name):
    if len(names) > _MAX_CANDIDATE_ITEMS:
        return None
    size = len(wrong_name)
    if size > _MAX_STRING_SIZE:
        return None
    best = size * _MOVE_COST
    suggestion = None
    for name in names:
        if name == wrong_name:
            continue        # it exists and still was not found
        # at most a third of the characters may differ
        limit = min((len(name) + size + 3) * _MOVE_COST // 6, best - 1)
        distance = _levenshtein_distance(wrong_name, name, limit)
        if distance <= limit and (suggestion is None or distance < best):
            suggestion, best = name, distance
    return suggestion


def find_keyword_typo(te):
    """If a name in the erroneous line is like a keyword, and the line is right with it,
    say so in the message of a TracebackException."""
    if te.msg != "invalid syntax" and "Perhaps you forgot a comma" not in te.msg:
        return
    if not te._exc_metadata:
        return
    import codeop
    import difflib
    import keyword
    import re
    import textwrap
    line, offset, source = te._exc_metadata
    end_line = int(te.lineno) if te.lineno is not None else 0
    lines = None
    from_file = False
    if source is not None:
        lines = source.splitlines()
    elif te.filename:
        try:
            with open(te.filename) as file:
                lines = file.read().splitlines()
        except Exception:
            line, end_line, offset = 0, 1, 0
        else:
            from_file = True
    if lines is None:
        lines = te.text.splitlines()
    code = textwrap.dedent('\n'.join(lines[line - 1 if line > 0 else 0:end_line]))
    if len(code) > 1024:
        return

    def right(text):
        try:
            codeop.compile_command(text, symbol="exec", flags=0x400)    # to the AST only
        except SyntaxError:
            return False
        return True

    if right(code):
        return      # then it proves nothing that it is right with a keyword
    code_lines = code.splitlines()
    tried = 0
    for number, text in enumerate(code_lines, 1):
        if from_file and number + line != (end_line if line == 0 else end_line + 1):
            continue
        for match in re.finditer(r'''[^\W\d]\w*|"[^"]*"|'[^']*'|\#.*|\d\w*''', text):
            name = match.group()
            if not name.isidentifier() or name in keyword.kwlist:
                continue
            tried += 1
            if tried > 10:
                return
            matches = [_closest(keyword.kwlist, name)]
            matches += difflib.get_close_matches(name, keyword.kwlist, n=3, cutoff=0.5)
            for suggestion in [m for m in matches if m][:3]:
                changed = code_lines.copy()
                changed[number - 1] = text[:match.start()] + suggestion + text[match.end():]
                if right('\n'.join(changed)):
                    te.text = text
                    te.offset = match.start() + 1
                    te.end_offset = match.end() + 1
                    te.lineno = te.end_lineno = number
                    te.msg = f"invalid syntax. Did you mean '{suggestion}'?"
                    return
