a = [1]
b = a
b += [2]
print(a)  # expect: [1, 2]
c = (1,)
d = c
d += (2,)
print(c)  # expect: (1,)
