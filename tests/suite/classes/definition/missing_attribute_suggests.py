class A:
    color = 1


A().colour  # raises: AttributeError: 'A' object has no attribute 'colour'. Did you mean: 'color'?
