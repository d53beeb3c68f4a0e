"""The codecs, one module each, and the search function that finds them.

A module has getregentry(), which returns a codecs.CodecInfo.  Most of them rest on codecs of the
VM: their body is that of _entry, their parts are made by _make.
"""

import sys
import codecs
from . import aliases

# names that were asked for; no more are kept than this
_MAXCACHE = 500
_cache = {}
_aliases = aliases.aliases


class CodecRegistryError(LookupError, SystemError):
    """A module of encodings that is no codec."""


def normalize_encoding(encoding):
    """Return a name with each run of what is no letter, digit or dot as one underscore."""
    if isinstance(encoding, bytes):
        encoding = str(encoding, "ascii")
    chars = []
    pending = False
    for char in encoding:
        if char.isalnum() or char == '.':
            if pending and chars:
                chars.append('_')
            if char.isascii():
                chars.append(char)
            pending = False
        else:
            pending = True
    return ''.join(chars)


def _module_of(encoding):
    plain = normalize_encoding(encoding)
    known = _aliases.get(plain) or _aliases.get(plain.replace('.', '_'))
    for name in (known, plain):
        if not name or '.' in name:
            continue
        try:
            return __import__('encodings.' + name, fromlist=['getregentry'])
        except ImportError:
            pass
    return None


def search_function(encoding):
    """Return the CodecInfo of an encoding, or None."""
    try:
        return _cache[encoding]
    except KeyError:
        pass
    module = _module_of(encoding)
    entry = getattr(module, 'getregentry', None)
    if len(_cache) >= _MAXCACHE:
        _cache.clear()
    if entry is None:
        _cache[encoding] = None
        return None
    info = entry()
    if not isinstance(info, codecs.CodecInfo):
        raise CodecRegistryError(f'module "{module.__name__}" ({module.__file__}) '
                                 'failed to register')
    _cache[encoding] = info
    return info


codecs.register(search_function)
