print([1, 2  # syntax-error: '[' was never closed
