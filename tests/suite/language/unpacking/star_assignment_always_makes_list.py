*a, = (1, 2)
*b, c = range(3)
[d, *e] = "xy"
print(a, b, e, type(b).__name__)  # expect: [1, 2] [0, 1] ['y'] list
