try:
    import not_there.sub
except ImportError as error:
    print(type(error).__name__, error.name, error.path)  # expect: ModuleNotFoundError not_there None
