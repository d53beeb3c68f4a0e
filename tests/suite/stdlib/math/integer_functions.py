import math

print(math.gcd(12, 18, 27), math.lcm(4, 6), math.factorial(20), math.comb(10, 3), math.perm(5, 2), math.isqrt(99), math.gcd(), math.lcm(0, 3))  # expect: 3 12 2432902008176640000 120 20 9 0 0
