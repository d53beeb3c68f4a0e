sys.exit(1)  # raises: NameError: name 'sys' is not defined. Did you forget to import 'sys'?
