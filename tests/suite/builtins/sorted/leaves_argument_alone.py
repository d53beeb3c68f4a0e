a = [3, 1, 2]
print(sorted(a), a, sorted({"b": 1, "a": 2}), sorted("hello"))  # expect: [1, 2, 3] [3, 1, 2] ['a', 'b'] ['e', 'h', 'l', 'l', 'o']
