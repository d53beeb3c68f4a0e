print(OSError(1, "msg", "from", None, "to"))  # expect: [Errno 1] msg: 'from' -> 'to'
