a, b = {"x": 1, "y": 2}, {"x": 1, "y": 3}
print(a.items() & b.items(), a.items() - b.items())  # expect: {('x', 1)} {('y', 2)}
