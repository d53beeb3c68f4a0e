class Show:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


def make(name):
    return lambda self, other: f"{name}({self!r}, {other!r})"


for name in "add sub mul truediv floordiv mod pow matmul and or xor lshift rshift".split():
    setattr(Show, f"__{name}__", make(name))
    setattr(Show, f"__r{name}__", make("r" + name))
a = Show("a")
print(a + 1, a - 1, a * 1, a / 1, a // 1, a % 1, a**1, a @ 1, a & 1, a | 1, a ^ 1, a << 1, a >> 1)  # expect: add(a, 1) sub(a, 1) mul(a, 1) truediv(a, 1) floordiv(a, 1) mod(a, 1) pow(a, 1) matmul(a, 1) and(a, 1) or(a, 1) xor(a, 1) lshift(a, 1) rshift(a, 1)
print(1 + a, 1 - a, 1 * a, 1 / a, 1 // a, 1 % a, 1**a, 1 @ a, 1 & a, 1 | a, 1 ^ a, 1 << a, 1 >> a)  # expect: radd(a, 1) rsub(a, 1) rmul(a, 1) rtruediv(a, 1) rfloordiv(a, 1) rmod(a, 1) rpow(a, 1) rmatmul(a, 1) rand(a, 1) ror(a, 1) rxor(a, 1) rlshift(a, 1) rrshift(a, 1)
