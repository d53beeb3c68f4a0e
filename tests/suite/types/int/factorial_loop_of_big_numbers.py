n = 1
for i in range(1, 31):
    n *= i
print(n)  # expect: 265252859812191058636308480000000
print(n.bit_length(), n % 1000007)  # expect: 108 790627
