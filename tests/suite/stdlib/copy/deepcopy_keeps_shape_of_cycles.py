import copy

a = [1]
a.append(a)
shared = []
b = copy.deepcopy([shared, shared])
c = copy.deepcopy(a)
print(c[1] is c, c is a, b[0] is b[1])  # expect: True False True
