e = OSError(2, "No such file", "a.txt")
print(type(e).__name__, e.errno, e.strerror, e.filename, e, e.args)  # expect: FileNotFoundError 2 No such file a.txt [Errno 2] No such file: 'a.txt' (2, 'No such file')
