import math

print(math.fsum([0.1] * 10), math.prod([1, 2, 3, 4]), math.prod([], start=5), math.sumprod([1, 2], [3, 4]), math.dist((0, 0), (3, 4)))  # expect: 1.0 24 5 11 5.0
