import math

math.sin("x")  # raises: TypeError: must be real number, not str
