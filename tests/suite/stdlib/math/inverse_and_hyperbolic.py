import math

print([round(f(0.5), 12) for f in (math.acos, math.asin, math.atan, math.asinh, math.atanh, math.cosh, math.sinh, math.tan, math.tanh, math.erfc, math.lgamma, math.radians)], round(math.acosh(2), 12), math.tau)  # expect: [1.047197551197, 0.523598775598, 0.463647609001, 0.48121182506, 0.549306144334, 1.127625965206, 0.521095305494, 0.546302489844, 0.46211715726, 0.479500122187, 0.572364942925, 0.00872664626] 1.316957896925 6.283185307179586
math.acos(2)  # raises: ValueError: expected a number in range from -1 up to 1, got 2.0
