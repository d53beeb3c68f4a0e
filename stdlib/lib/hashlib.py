"""Digests of bytes: md5, sha1, the sha2 and sha3 families, shake, blake2.

    hashlib.sha256(b'Nobody inspects').hexdigest()

new(name, data) makes one by its name.  A digest has update(), digest(),
hexdigest(), copy(), name, digest_size and block_size.
"""

from _digests import (_data, _named, md5, pbkdf2_hmac, sha1, sha224, sha256, sha384, sha3_224,
                      sha3_256, sha3_384, sha3_512, sha512, shake_128, shake_256)
from _hashes import new as _new

_FIXED = ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512',
          'blake2b', 'blake2s',
          'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512',
          'shake_128', 'shake_256')

algorithms_guaranteed = set(_FIXED)
algorithms_available = set(_FIXED)

__all__ = _FIXED + ('new', 'algorithms_guaranteed', 'algorithms_available',
                    'file_digest', 'pbkdf2_hmac')


def new(name, data=b'', *, usedforsecurity=True, string=None):
    """Return a digest by its name, fed with data.

    >>> new('sha1', b'x').name
    'sha1'
    """
    if not isinstance(name, str):
        raise TypeError(f"new() argument 'name' must be str, not {type(name).__name__}")
    return _named(name, _data(data, string))


def _blake_maker(name, size):
    def make(data=b'', /, *, digest_size=size, key=b'', salt=b'', person=b'', fanout=1,
             depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0,
             last_node=False, usedforsecurity=True, string=None):
        if not 1 <= digest_size <= size:
            raise ValueError(f"digest_size for {name} must be between 1 and {size} bytes, "
                             f"here it is {digest_size}")
        if (digest_size != size or key or salt or person or fanout != 1 or depth != 1
                or leaf_size or node_offset or node_depth or inner_size or last_node):
            raise NotImplementedError(f"{name} has no parameters here beyond its data")
        return _new(name, _data(data, string))
    make.__name__ = make.__qualname__ = name
    make.__doc__ = 'Return a new BLAKE2 hash object.'
    return make


blake2b = _blake_maker('blake2b', 64)
blake2s = _blake_maker('blake2s', 32)


def file_digest(fileobj, digest, /, *, _bufsize=2**18):
    """Return a digest of all that a binary file has to read.

    digest is a name or a function that makes one.
    """
    made = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, 'getbuffer'):
        made.update(fileobj.getbuffer())
        return made
    if not (hasattr(fileobj, 'readinto') and hasattr(fileobj, 'readable')
            and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    buffer = bytearray(_bufsize)
    view = memoryview(buffer)
    while True:
        size = fileobj.readinto(buffer)
        if size is None:
            raise BlockingIOError('I/O operation would block.')
        if size == 0:
            return made
        made.update(view[:size])
