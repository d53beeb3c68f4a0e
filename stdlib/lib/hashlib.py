"""Digests of bytes: md5, sha1, the sha2 and sha3 families, shake, blake2.

    hashlib.sha256(b'Nobody inspects').hexdigest()

new(name, data) makes one by its name.  A digest has update(), digest(),
hexdigest(), copy(), name, digest_size and block_size.
"""

from _hashes import new as _new, same as _same

_FIXED = ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512',
          'blake2b', 'blake2s',
          'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512',
          'shake_128', 'shake_256')

algorithms_guaranteed = set(_FIXED)
algorithms_available = set(_FIXED)

__all__ = _FIXED + ('new', 'algorithms_guaranteed', 'algorithms_available',
                    'file_digest', 'pbkdf2_hmac')


def _data(data, string):
    if string is not None:
        if data != b'':
            raise TypeError("'data' and 'string' are mutually exclusive "
                            "and support for 'string' keyword parameter "
                            "is slated for removal in a future version.")
        return string
    return data


def new(name, data=b'', *, usedforsecurity=True, string=None):
    """Return a digest by its name, fed with data.

    >>> new('sha1', b'x').name
    'sha1'
    """
    if not isinstance(name, str):
        raise TypeError(f"new() argument 'name' must be str, not {type(name).__name__}")
    data = _data(data, string)
    digest = _new(name, data)
    if digest is None:
        digest = _new(_ALIASES.get(name.lower(), name.lower()), data)
    if digest is None:
        raise ValueError('unsupported hash type ' + name)
    return digest


_ALIASES = {'sha-1': 'sha1', 'sha-224': 'sha224', 'sha-256': 'sha256', 'sha-384': 'sha384',
            'sha-512': 'sha512', 'sha3-224': 'sha3_224', 'sha3-256': 'sha3_256',
            'sha3-384': 'sha3_384', 'sha3-512': 'sha3_512', 'shake128': 'shake_128',
            'shake256': 'shake_256'}


def _maker(name):
    def make(data=b'', *, usedforsecurity=True, string=None):
        return _new(name, _data(data, string))
    make.__name__ = make.__qualname__ = 'openssl_' + name
    make.__doc__ = f'Returns a {name} hash object; optionally initialized with a string.'
    return make


md5 = _maker('md5')
sha1 = _maker('sha1')
sha224 = _maker('sha224')
sha256 = _maker('sha256')
sha384 = _maker('sha384')
sha512 = _maker('sha512')
sha3_224 = _maker('sha3_224')
sha3_256 = _maker('sha3_256')
sha3_384 = _maker('sha3_384')
sha3_512 = _maker('sha3_512')
shake_128 = _maker('shake_128')
shake_256 = _maker('shake_256')


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


def _hmac(name, key, data):
    size = new(name).block_size
    if len(key) > size:
        key = new(name, key).digest()
    key = bytes(key) + bytes(size - len(key))
    inner = new(name, bytes([byte ^ 0x36 for byte in key]))
    outer = new(name, bytes([byte ^ 0x5c for byte in key]))
    return inner, outer


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """Password based key derivation function 2 (PKCS #5 v2.0) with HMAC as pseudorandom function."""
    if iterations < 1:
        raise ValueError('iteration value must be greater than 0.')
    inner, outer = _hmac(hash_name, bytes(password), b'')
    size = inner.digest_size
    if dklen is None:
        dklen = size
    if dklen < 1:
        raise ValueError('key length must be greater than 0.')

    def sign(data):
        one = inner.copy()
        one.update(data)
        two = outer.copy()
        two.update(one.digest())
        return two.digest()

    key = b''
    block = 0
    while len(key) < dklen:
        block += 1
        last = sign(bytes(salt) + block.to_bytes(4, 'big'))
        total = int.from_bytes(last, 'big')
        for _ in range(iterations - 1):
            last = sign(last)
            total ^= int.from_bytes(last, 'big')
        key += total.to_bytes(size, 'big')
    return key[:dklen]
