open("missing.txt")  # raises: FileNotFoundError: [Errno 2] No such file or directory: 'missing.txt'
