a = 7
a += 3
a -= 2
a *= 4
a /= 2
a //= 3
a **= 3
a %= 50
print(a)  # expect: 25.0
b = 6
b <<= 2
b >>= 1
b |= 3
b &= 9
b ^= 5
print(b)  # expect: 12
