open("a.txt", "x").close()
open("a.txt", "x")  # raises: FileExistsError: [Errno 17] File exists: 'a.txt'
