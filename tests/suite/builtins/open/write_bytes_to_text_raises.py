with open("a.txt", "w") as f:
    f.write(b"x")  # raises: TypeError: write() argument must be str, not bytes
