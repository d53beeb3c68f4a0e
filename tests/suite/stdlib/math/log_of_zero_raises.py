import math

math.log(0)  # raises: ValueError: expected a positive input
