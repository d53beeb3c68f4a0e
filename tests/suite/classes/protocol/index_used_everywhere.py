class I:
    def __index__(self):
        return 2


i = I()
print([1, 2, 3][i], range(5)[i], "abc"[i:], bin(i), hex(i), [0] * i, "x" * i, 1 << 3 if i else 0, list(range(i)))  # expect: 3 2 c 0b10 0x2 [0, 0] xx 8 [0, 1]
