m = memoryview(bytes(range(6))).cast("B", (2, 3))
print(m.tolist(), m.shape, m[1, 2], m.ndim, len(m))  # expect: [[0, 1, 2], [3, 4, 5]] (2, 3) 5 2 2
m[0]  # raises: NotImplementedError: multi-dimensional sub-views are not implemented
