a = [1, 2]
a.__init__("xy")
print(a)  # expect: ['x', 'y']
