import math

math.factorial(-1)  # raises: ValueError: factorial() not defined for negative values
