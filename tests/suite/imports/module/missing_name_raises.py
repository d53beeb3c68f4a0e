from math import nothing_here  # raises: ImportError: cannot import name 'nothing_here' from 'math' (unknown location)
