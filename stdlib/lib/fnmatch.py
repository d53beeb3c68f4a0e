"""File names and the patterns of shells: * for anything, ? for any character, [seq] and [!seq]
for one that is or is not in seq.
"""

import functools
import os
import posixpath
import re

__all__ = ["filter", "filterfalse", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    """Tell whether a name matches a pattern, the case of letters as the system has it."""
    name = os.path.normcase(name)
    pat = os.path.normcase(pat)
    return fnmatchcase(name, pat)


@functools.lru_cache(maxsize=32768, typed=True)
def _compile_pattern(pat):
    if isinstance(pat, bytes):
        pattern = bytes(translate(str(pat, 'ISO-8859-1')), 'ISO-8859-1')
    else:
        pattern = translate(pat)
    return re.compile(pattern).match


def filter(names, pat):
    """Return the names that match a pattern."""
    pat = os.path.normcase(pat)
    match = _compile_pattern(pat)
    if os.path is posixpath:
        return [name for name in names if match(name)]
    return [name for name in names if match(os.path.normcase(name))]


def filterfalse(names, pat):
    """Return the names that do not match a pattern."""
    pat = os.path.normcase(pat)
    match = _compile_pattern(pat)
    if os.path is posixpath:
        return [name for name in names if match(name) is None]
    return [name for name in names if match(os.path.normcase(name)) is None]


def fnmatchcase(name, pat):
    """Tell whether a name matches a pattern; case counts."""
    return _compile_pattern(pat)(name) is not None


def translate(pat):
    """Return a regular expression for a pattern."""
    parts, star_indices = _translate(pat, '*', '.')
    return _join_translated_parts(parts, star_indices)


_set_special = re.compile(r'([&~|])')


def _translate_set(stuff):
    """What stands in brackets, as a regular expression."""
    if '-' not in stuff:
        stuff = stuff.replace('\\', r'\\')
    else:
        # ranges that are empty, like c-a, must not be errors
        chunks = []
        start = 0
        k = 2 if stuff[0] == '!' else 1
        while True:
            k = stuff.find('-', k)
            if k < 0:
                break
            chunks.append(stuff[start:k])
            start = k + 1
            k += 3
        rest = stuff[start:]
        if rest:
            chunks.append(rest)
        else:
            chunks[-1] += '-'
        for k in range(len(chunks) - 1, 0, -1):
            if chunks[k - 1][-1] > chunks[k][0]:
                chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
                del chunks[k]
        stuff = '-'.join(chunk.replace('\\', r'\\').replace('-', r'\-') for chunk in chunks)
    if not stuff:
        return '(?!)'       # nothing
    if stuff == '!':
        return '.'
    stuff = _set_special.sub(r'\\\1', stuff)
    if stuff[0] == '!':
        stuff = '^' + stuff[1:]
    elif stuff[0] in ('^', '['):
        stuff = '\\' + stuff
    return f'[{stuff}]'


def _translate(pat, star, question_mark):
    parts = []
    star_indices = []
    i, size = 0, len(pat)
    while i < size:
        char = pat[i]
        i += 1
        if char == '*':
            star_indices.append(len(parts))
            parts.append(star)
            while i < size and pat[i] == '*':
                i += 1      # several are as one
        elif char == '?':
            parts.append(question_mark)
        elif char == '[':
            j = i
            if j < size and pat[j] == '!':
                j += 1
            if j < size and pat[j] == ']':
                j += 1
            j = pat.find(']', j)
            if j < 0:
                parts.append('\\[')
            else:
                parts.append(_translate_set(pat[i:j]))
                i = j + 1
        else:
            parts.append(re.escape(char))
    return parts, star_indices


def _join_translated_parts(parts, star_indices):
    if not star_indices:
        return fr'(?s:{"".join(parts)})\z'
    # what follows a star is looked for once: no star need reconsider
    it = iter(star_indices)
    j = next(it)
    buffer = parts[:j]
    i = j + 1
    for j in it:
        buffer.append(f'(?>.*?{"".join(parts[i:j])})')
        i = j + 1
    buffer.append('.*')
    buffer.extend(parts[i:])
    return fr'(?s:{"".join(buffer)})\z'
