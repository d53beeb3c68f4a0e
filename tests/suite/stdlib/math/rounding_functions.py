import math

print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.floor(10**20), math.ceil(2.0), math.fabs(-3))  # expect: -3 -2 -2 100000000000000000000 2 3.0
