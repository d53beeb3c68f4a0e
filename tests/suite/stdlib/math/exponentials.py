import math

print(math.exp(0), math.pow(2, 0.5), math.expm1(0), math.cbrt(27), math.exp2(3), round(math.gamma(5), 9), round(math.erf(0.5), 12))  # expect: 1.0 1.4142135623730951 0.0 3.0000000000000004 8.0 24.0 0.520499877813
