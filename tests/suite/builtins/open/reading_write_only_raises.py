with open("a.txt", "w") as f:
    f.read()  # raises: io.UnsupportedOperation: not readable
