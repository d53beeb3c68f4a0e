print(isinstance(1, (str, (float, int))), isinstance(1, int | None), isinstance("a", int | float), isinstance(True, int))  # expect: True True False True
