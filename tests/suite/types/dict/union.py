a = {"x": 1, "y": 2}
b = {"y": 3, "z": 4}
print(a | b, b | a)  # expect: {'x': 1, 'y': 3, 'z': 4} {'y': 2, 'z': 4, 'x': 1}
a |= b
a |= [("w", 0)]
print(a)  # expect: {'x': 1, 'y': 3, 'z': 4, 'w': 0}
