import pkg.mod  # raises: ImportError: attempted relative import beyond top-level package
