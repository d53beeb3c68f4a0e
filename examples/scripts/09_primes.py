"""Primes three ways: a sieve over a bytearray, an endless generator, and a big-number test."""

from itertools import count, islice


def sieve(limit):
    flags = bytearray([1]) * limit
    flags[:2] = b"\0\0"
    for n in range(2, int(limit**0.5) + 1):
        if flags[n]:
            flags[n * n :: n] = bytes(len(range(n * n, limit, n)))
    return [n for n, flag in enumerate(flags) if flag]


def endless():
    crossed = {}
    for n in count(2):
        if n not in crossed:
            yield n
            crossed[n * n] = [n]
        else:
            for prime in crossed.pop(n):
                crossed.setdefault(n + prime, []).append(prime)


def probably_prime(n):
    if n < 2 or n % 2 == 0:
        return n == 2
    odd, twos = n - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    for witness in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n == witness:
            return True
        x = pow(witness, odd, n)
        if x in (1, n - 1):
            continue
        for _ in range(twos - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


small = sieve(10000)
print(len(small), small[:10], small[-1])
print(list(islice(endless(), 10)), small == list(islice(endless(), len(small))))
print([p for p in (31, 61, 89, 107, 127, 131, 521) if probably_prime(2**p - 1)])
print(next(n for n in count(10**30) if probably_prime(n)))
