class A:
    pass


def write(a, value):
    a.x = value


a = A()
for i in range(5):
    write(a, i)
log = []
A.__setattr__ = lambda self, name, value: log.append((name, value))
write(a, 9)
print(a.x, log)  # expect: 4 [('x', 9)]
del A.__setattr__
write(a, 10)
print(a.x, log)  # expect: 10 [('x', 9)]
fresh = A()
write(fresh, 11)
print(fresh.x)  # expect: 11
