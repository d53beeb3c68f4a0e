compile("1", "f", "run")  # raises: ValueError: compile() mode must be 'exec', 'eval' or 'single'
