import os.nothing  # raises: ModuleNotFoundError: No module named 'os.nothing'; 'os' is not a package
