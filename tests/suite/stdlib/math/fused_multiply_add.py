import math

print(math.fma(2, 3, 4), math.fma(0.1, 10, -1.0))  # expect: 10.0 5.551115123125783e-17
