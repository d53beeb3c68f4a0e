e = OSError(1, "msg", "from", None, "to")
print(e.filename, e.filename2, BlockingIOError(11, "x", 3).characters_written)  # expect: from to 3
