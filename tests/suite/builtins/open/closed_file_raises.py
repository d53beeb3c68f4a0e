f = open("a.txt", "w")
f.close()
f.write("x")  # raises: ValueError: I/O operation on closed file.
