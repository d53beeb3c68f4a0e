a = b = [1]
a += (2,)
a += "x"
print(b, a is b)  # expect: [1, 2, 'x'] True
