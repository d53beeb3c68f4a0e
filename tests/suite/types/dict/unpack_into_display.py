a = {"x": 1}
print({**a, "y": 2, **{"x": 3}})  # expect: {'x': 3, 'y': 2}
