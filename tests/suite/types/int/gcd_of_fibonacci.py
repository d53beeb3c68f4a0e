import math

a, b = 0, 1
for _ in range(150):
    a, b = b, a + b
print(a, math.gcd(a, b), math.isqrt(a))  # expect: 9969216677189303386214405760200 1 3157406637921270
