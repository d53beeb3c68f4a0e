assert 1 == 2, "not equal"  # raises: AssertionError: not equal
