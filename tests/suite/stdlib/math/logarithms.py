import math

print(math.log(8, 2), math.log2(1024), math.log10(1000), math.log(math.e), math.log1p(0), math.log(10**1000))  # expect: 3.0 10.0 3.0 1.0 0.0 2302.585092994045
