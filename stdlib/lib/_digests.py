# The functions of hashlib that are builtin ones; the rest of it is hashlib.

from _hashes import new as _new


def _data(data, string):
    if string is not None:
        if data != b'':
            raise TypeError("'data' and 'string' are mutually exclusive "
                            "and support for 'string' keyword parameter "
                            "is slated for removal in a future version.")
        return string
    return data


_ALIASES = {'sha-1': 'sha1', 'sha-224': 'sha224', 'sha-256': 'sha256', 'sha-384': 'sha384',
            'sha-512': 'sha512', 'sha3-224': 'sha3_224', 'sha3-256': 'sha3_256',
            'sha3-384': 'sha3_384', 'sha3-512': 'sha3_512', 'shake128': 'shake_128',
            'shake256': 'shake_256'}


def _named(name, data):
    digest = _new(name, data)
    if digest is None:
        digest = _new(_ALIASES.get(name.lower(), name.lower()), data)
    if digest is None:
        raise ValueError('unsupported hash type ' + name)
    return digest


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


def _hmac(name, key, data):
    size = _named(name, b'').block_size
    if len(key) > size:
        key = _named(name, key).digest()
    key = bytes(key) + bytes(size - len(key))
    inner = _named(name, bytes([byte ^ 0x36 for byte in key]))
    outer = _named(name, bytes([byte ^ 0x5c for byte in key]))
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
