class Inner:
    size = 1


class Outer:
    inner = Inner()


Outer().size  # raises: AttributeError: 'Outer' object has no attribute 'size'
