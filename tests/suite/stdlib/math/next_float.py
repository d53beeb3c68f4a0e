import math

print(math.nextafter(1, 2), math.ulp(1.0), math.nextafter(0, 1))  # expect: 1.0000000000000002 2.220446049250313e-16 5e-324
