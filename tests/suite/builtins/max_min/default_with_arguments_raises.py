max(1, 2, default=3)  # raises: TypeError: Cannot specify a default for max() with multiple positional arguments
