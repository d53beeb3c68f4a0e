class A:
    pass


a = A()
a.x, a.y = 1, [0, 0]
a.y[1], a.x = 5, a.y
print(a.x, a.y)  # expect: [0, 5] [0, 5]
