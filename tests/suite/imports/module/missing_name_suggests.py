from math import squrt  # raises: ImportError: cannot import name 'squrt' from 'math' (unknown location). Did you mean: 'sqrt'?
