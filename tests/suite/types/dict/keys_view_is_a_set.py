a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
print(sorted(a.keys() & b.keys()), sorted(a.keys() | b), sorted(a.keys() - b), sorted(a.keys() ^ b))  # expect: ['y'] ['x', 'y', 'z'] ['x'] ['x', 'z']
print(a.keys() == {"x", "y"}, a.keys() <= {"x", "y", "z"}, a.keys().isdisjoint(["q"]))  # expect: True True True
