r = (-8) ** 0.5
print(type(r).__name__, round(r.imag, 6))  # expect: complex 2.828427
