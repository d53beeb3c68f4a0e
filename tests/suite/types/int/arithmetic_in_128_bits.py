# numbers on both sides of 64 and of 128 bits
edges = [s * ((1 << n) + d) for n in (61, 62, 63, 64, 65, 100, 126, 127, 128) for d in (-1, 0, 1) for s in (1, -1)]
mask = (1 << 200) - 1
total = 0
for a in edges:
    total = (total * 31 + (-a & mask) + (~a & mask) + abs(a)) % 1000000007
    for by in (0, 1, 2, 26, 63, 64, 65, 127, 128, 500):
        assert a << by == a * 2**by and a >> by == a // 2**by
    for b in edges:
        assert a + b - b == a and (a - b) + b == a and a * b == b * a
        q, r = divmod(a, b)
        assert q * b + r == a and a // b == q and a % b == r and (r == 0 or (r < 0) == (b < 0))
        assert (a & b) + (a | b) == a + b and (a ^ b) == (a | b) - (a & b)
        total = (total * 31 + (a * b & mask) + q + (a ^ b)) % 1000000007
print(total)  # expect: 651637215


class Whole(int):
    pass


print(type(Whole(5) + (1 << 70)), Whole(3) * (1 << 64), Whole(1 << 70) >> 68)  # expect: <class 'int'> 55340232221128654848 4
print(sorted([1 << 127, -(1 << 127), 1 << 64, 5]) == [-(1 << 127), 5, 1 << 64, 1 << 127])  # expect: True
