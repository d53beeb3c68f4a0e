# Characters whose decomposition itself holds one that is never composed again.
_STEPS = {0xfb2c: (0xfb49, 0x5c1), 0xfb2d: (0xfb49, 0x5c2),
          0x1d160: (0x1d15f, 0x1d16e), 0x1d161: (0x1d15f, 0x1d16f), 0x1d162: (0x1d15f, 0x1d170),
          0x1d163: (0x1d15f, 0x1d171), 0x1d164: (0x1d15f, 0x1d172),
          0x1d1bd: (0x1d1bb, 0x1d16e), 0x1d1be: (0x1d1bc, 0x1d16e),
          0x1d1bf: (0x1d1bb, 0x1d16f), 0x1d1c0: (0x1d1bc, 0x1d16f)}


def decomposition(chr, /):
    """Returns the character decomposition mapping assigned to the character chr as string.

An empty string is returned in case no such mapping is defined."""
    try:
        category(chr)
    except TypeError as error:
        raise TypeError(str(error).replace('category', 'decomposition')) from None
    code = ord(chr)
    if 0xac00 <= code < 0xd7a4:
        # a Hangul syllable is made of its parts by rule, all at once
        parts = map(ord, normalize('NFD', chr))
    elif code in _STEPS:
        parts = _STEPS[code]
    else:
        full = normalize('NFD', chr)
        if full == chr:
            if normalize('NFKD', chr) == chr:
                return ''
            raise NotImplementedError("the kind of a compatibility decomposition is not known here")
        single = normalize('NFC', chr)
        if len(single) == 1 and single != chr:
            parts = (ord(single),)
        else:
            # one step only: what stands before the last mark may be a character of its own
            head = normalize('NFC', full[:-1])
            parts = map(ord, full if len(head) > 1 else head + full[-1])
    return ' '.join([f'{part:04X}' for part in parts])
