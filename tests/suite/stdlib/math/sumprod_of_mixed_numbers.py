import cmath
import math

print(math.sumprod((-5, -5, 10), (1.5, 4611686018427387904, 2305843009213693952)))
print(math.sumprod([1e100, 1, -1e100], [1.0, 1.0, 1.0]), math.sumprod([1, 2.5], [3, 4]))
print(math.nextafter(-5e-324, 0.0), math.nextafter(5e-324, -1.0), math.copysign(1, math.nextafter(-5e-324, 0.0)))
nan = math.nan
for name in ("acos", "acosh", "asinh", "atanh", "cosh", "sinh", "tanh"):
    print(name, getattr(cmath, name)(complex(0.0, nan)), getattr(cmath, name)(complex(nan, 0.0)))

# expect-output:
# | 0.0
# | 1.0 13.0
# | -0.0 0.0 -1.0
# | acos (1.5707963267948966+nanj) (nan+nanj)
# | acosh (nan+1.5707963267948966j) (nan+nanj)
# | asinh (nan+nanj) (nan+0j)
# | atanh nanj (nan+nanj)
# | cosh (nan+0j) (nan+0j)
# | sinh nanj (nan+0j)
# | tanh nanj (nan+0j)
