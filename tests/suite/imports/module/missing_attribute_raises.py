import math

math.nothing  # raises: AttributeError: module 'math' has no attribute 'nothing'
