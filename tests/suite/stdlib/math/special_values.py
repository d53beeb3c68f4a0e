import math

print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1.0), math.copysign(1, -0.0), math.fmod(-7, 3), math.modf(-2.5), math.frexp(8.0), math.ldexp(0.5, 4), math.remainder(5, 3))  # expect: True True True -1.0 -1.0 (-0.5, -2.0) (0.5, 4) 8.0 -1.0
