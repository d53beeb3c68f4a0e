# quotients that the leading digits tell, and those they leave open, for every sign
def check(a, b):
    q, r = divmod(a, b)
    assert a // b == q and a % b == r and q * b + r == a
    assert (0 <= r < b) if b > 0 else (b < r <= 0)
    return q


wide = 7 ** 4000
total = 0
for bits in (70, 127, 128, 129, 300, 4095, 4097, 9000):
    divisor = (wide >> 30) % (1 << bits) | 1 << bits
    for factor in (1, 2, 3, 10**9, 2**61 - 1, 2**62, 2**63, 2**64 - 1, 2**64 + 1, 3**80, 3**900):
        for rest in (0, 1, divisor - 1):
            for a in (divisor * factor + rest, -(divisor * factor + rest)):
                for b in (divisor, -divisor):
                    total = (total * 31 + check(a, b)) % 1000003
print(total)  # expect: 280837
try:
    wide // 0
except ZeroDivisionError as error:
    print(error)  # expect: division by zero
