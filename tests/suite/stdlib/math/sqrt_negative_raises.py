import math

math.sqrt(-1)  # raises: ValueError: expected a nonnegative input, got -1.0
