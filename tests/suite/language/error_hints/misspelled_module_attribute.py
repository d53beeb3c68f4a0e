import math

math.sqr(2)  # raises: AttributeError: module 'math' has no attribute 'sqr'. Did you mean: 'sqrt'?
