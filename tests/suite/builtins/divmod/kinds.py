print(divmod(7, 3), divmod(-7, 3), divmod(7.5, 2), divmod(True, 2), divmod(10**20, 3))  # expect: (2, 1) (-3, 2) (3.0, 1.5) (0, 1) (33333333333333333333, 1)
