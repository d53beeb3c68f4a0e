n = 7
print(n.real, n.imag, n.numerator, n.denominator, n.conjugate(), n.as_integer_ratio(), n.is_integer())  # expect: 7 0 7 1 7 (7, 1) True
