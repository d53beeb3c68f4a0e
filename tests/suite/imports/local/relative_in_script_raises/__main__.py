from . import other  # raises: ImportError: attempted relative import with no known parent package
