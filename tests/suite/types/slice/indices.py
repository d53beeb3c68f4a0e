print(slice(None, None, -1).indices(5), slice(-3, 100).indices(5), slice(2, -1, 2).indices(4))  # expect: (4, -1, -1) (2, 5, 1) (2, 3, 2)
