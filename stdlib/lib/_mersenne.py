"""The Mersenne Twister in script, where the native module _random is missing.

MT19937 of Matsumoto and Nishimura: 624 words of 32 bits; the same numbers for the same seed.
"""

_N, _M = 624, 397


class Random:
    """random(), getrandbits(), seed(), getstate(), setstate()."""

    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        self.__words = [0] * _N
        self.__index = _N
        Random.seed(self, *args[:1])
        return self

    def seed(self, n=None, /):
        """Begin anew from a number, or from the system's entropy."""
        if n is None:
            from os import urandom
            n = int.from_bytes(urandom(_N * 4), 'little')
        elif isinstance(n, int):
            n = abs(int(n))
        else:
            n = hash(n) & 0xffffffffffffffff
        key = []
        while n:
            key.append(n & 0xffffffff)
            n >>= 32
        self.__from_array(key or [0])

    def __from_number(self, seed):
        words = self.__words = [seed & 0xffffffff]
        for i in range(1, _N):
            last = words[-1]
            words.append((1812433253 * (last ^ (last >> 30)) + i) & 0xffffffff)
        self.__index = _N

    def __from_array(self, key):
        self.__from_number(19650218)
        words = self.__words
        i, j = 1, 0
        for _ in range(max(_N, len(key))):
            last = words[i - 1]
            words[i] = ((words[i] ^ ((last ^ (last >> 30)) * 1664525)) + key[j] + j) & 0xffffffff
            i += 1
            j += 1
            if i >= _N:
                words[0] = words[_N - 1]
                i = 1
            if j >= len(key):
                j = 0
        for _ in range(_N - 1):
            last = words[i - 1]
            words[i] = ((words[i] ^ ((last ^ (last >> 30)) * 1566083941)) - i) & 0xffffffff
            i += 1
            if i >= _N:
                words[0] = words[_N - 1]
                i = 1
        words[0] = 0x80000000

    def __next(self):
        words = self.__words
        if self.__index >= _N:
            for k in range(_N):
                y = (words[k] & 0x80000000) | (words[(k + 1) % _N] & 0x7fffffff)
                words[k] = words[(k + _M) % _N] ^ (y >> 1) ^ (0x9908b0df if y & 1 else 0)
            self.__index = 0
        y = words[self.__index]
        self.__index += 1
        y ^= y >> 11
        y ^= (y << 7) & 0x9d2c5680
        y ^= (y << 15) & 0xefc60000
        return y ^ (y >> 18)

    def random(self):
        """Return a number in [0, 1), a multiple of 2**-53."""
        high, low = self.__next() >> 5, self.__next() >> 6
        return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0)

    def getrandbits(self, k, /):
        """Return an int of k random bits."""
        from operator import index
        k = index(k)
        if k < 0:
            raise ValueError("Cannot convert negative int")
        if k == 0:
            return 0
        if k <= 32:
            return self.__next() >> (32 - k)
        value = shift = 0
        while k > 0:
            word = self.__next()
            if k < 32:
                word >>= 32 - k
            value |= word << shift
            shift += 32
            k -= 32
        return value

    def getstate(self):
        """Return the state, a tuple of ints."""
        return tuple(self.__words) + (self.__index,)

    def setstate(self, state, /):
        """Go back to a state that getstate() returned."""
        if not isinstance(state, tuple):
            raise TypeError("state vector must be a tuple")
        if len(state) != _N + 1:
            raise ValueError("state vector is the wrong size")
        for word in state:
            if not isinstance(word, int):
                raise TypeError("an integer is required")
            if word < 0:
                raise OverflowError("can't convert negative value to unsigned int")
        if not state[-1] <= _N:
            raise ValueError("invalid state")
        self.__words = [word & 0xffffffff for word in state[:-1]]
        self.__index = state[-1]
