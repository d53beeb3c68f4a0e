class A:
    def __getattr__(self, name):
        raise AttributeError(name)


for name in "add sub mul truediv floordiv mod pow matmul and or xor lshift rshift".split():
    setattr(A, f"__i{name}__", lambda self, other, name=name: log.append(name) or self)
log = []
a = A()
a += 1
a -= 1
a *= 1
a /= 1
a //= 1
a %= 1
a **= 1
a @= 1
a &= 1
a |= 1
a ^= 1
a <<= 1
a >>= 1
print(log)  # expect: ['add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow', 'matmul', 'and', 'or', 'xor', 'lshift', 'rshift']
